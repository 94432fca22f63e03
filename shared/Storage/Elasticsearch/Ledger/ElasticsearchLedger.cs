using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;
using NewsPipeline.Storage.Elasticsearch.Writing;

namespace NewsPipeline.Storage.Elasticsearch.Ledger;

/// <summary>
/// The balance sheet for services on several machines: one document a finding, under the finding's id. A line in flight is created,
/// and so never written twice; a settled one bears an external version that follows its rank, and so the engine itself refuses the
/// lower of two outcomes, whoever comes first. Nobody reads a line in order to decide. A line takes some 100 bytes (tests: LedgerSpeed).
/// </summary>
internal sealed class ElasticsearchLedger(ElasticsearchClient client, BulkSender bulk, IndexNames names, Patience patience, TimeProvider time) : ILedger
{
    private static readonly string InFlight = LedgerLine.Name(LedgerRank.InFlight);

    private readonly LedgerQuestions questions = new(client, names.Findings);
    private readonly Removal removal = new(client, bulk);

    /// <summary>Waits while the engine takes nothing, as <see cref="SettleAsync"/> does.</summary>
    public Task FoundAsync(IReadOnlyCollection<Finding> findings, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return WriteAsync(findings.Select(finding => LedgerLine.Found(names.Findings, finding, now)), cancellation);
    }

    /// <summary>The line is read for one thing alone, when it was found; of several outcomes of one finding the highest is written.</summary>
    public async Task SettleAsync(IReadOnlyCollection<Settlement> settlements, CancellationToken cancellation)
    {
        Settlement[] highest = [.. settlements.GroupBy(settlement => settlement.Finding.Id).Select(some => some.MaxBy(one => one.Outcome.Rank().Rank)!)];
        var lines = await LinesAsync([.. highest.Select(settlement => settlement.Finding.Id)], ["foundAt"], cancellation);
        var now = time.GetUtcNow();
        await WriteAsync(
            highest.Zip(lines, (settlement, line) => LedgerLine.Settled(names.Findings, settlement, line?.Source.FoundAt, now)), cancellation);
    }

    public Task<Balance> BalanceAsync(string? source, CancellationToken cancellation) => questions.BalanceAsync(source, cancellation);

    public Task<IReadOnlyList<double>> MillisecondsToSearchableAsync(string source, CancellationToken cancellation) =>
        questions.MillisecondsAsync(source, cancellation);

    public async Task<IReadOnlyCollection<FindingId>> UnsettledAsync(IReadOnlyCollection<FindingId> findings, CancellationToken cancellation)
    {
        var lines = await LinesAsync(findings, ["outcome"], cancellation);
        return [.. findings.Zip(lines).Where(pair => pair.Second is null || pair.Second.Source.Outcome == InFlight).Select(pair => pair.First)];
    }

    public Task ForgetUnsettledAsync(CancellationToken cancellation) =>
        removal.DropAsync(names.Findings, names.Findings, $$"""{ "term": { "outcome": "{{InFlight}}" } }""", cancellation);

    /// <summary>As they are now, searchable or not.</summary>
    private Task<IReadOnlyList<Stored<FindingDocument>?>> LinesAsync(
        IReadOnlyCollection<FindingId> findings, IReadOnlyList<string> fields, CancellationToken cancellation)
    {
        DocumentAddress[] addresses = [.. findings.Select(finding => new DocumentAddress(names.Findings, finding.Value))];
        return patience.UntilTakenAsync(() => client.GetManyAsync(addresses, DocumentJson.Default.FindingDocument, cancellation, fields), cancellation);
    }

    private async Task WriteAsync(IEnumerable<Action<BulkBody>> lines, CancellationToken cancellation)
    {
        foreach (var answer in await bulk.SendAsync([.. lines], cancellation))
        {
            if (!answer.IsConflict())
            {
                answer.ThrowIfFailed();
            }
        }
    }
}
