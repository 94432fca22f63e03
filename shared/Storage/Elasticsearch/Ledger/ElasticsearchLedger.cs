using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;
using NewsPipeline.Storage.Elasticsearch.Writing;

namespace NewsPipeline.Storage.Elasticsearch.Ledger;

/// <summary>
/// The balance sheet for services on several machines: one document a finding, under the finding's id. A line in flight is created,
/// and so never written twice; a settled one bears an external version that follows its rank, and so the engine itself refuses the
/// lower of two outcomes, whoever comes first. Only on the way into an error queue and out of it a line is read in order to decide, and
/// then written on condition that nobody wrote meanwhile. A line takes some 100 bytes (tests: LedgerSpeed).
/// </summary>
internal sealed class ElasticsearchLedger(ElasticsearchClient client, BulkSender bulk, IndexNames names, Patience patience, StoreDoor door, TimeProvider time) : ILedger
{
    private static readonly string InFlight = LedgerLine.Name(LedgerRank.InFlight);
    private static readonly string InErrorQueue = LedgerLine.Name(LedgerRank.InErrorQueue);

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
        var stuck = highest.ToLookup(settlement => settlement.Outcome is Outcome.InErrorQueue);
        await SettleForGoodAsync([.. stuck[false]], cancellation);
        var reasons = stuck[true].ToDictionary(settlement => settlement.Finding.Id.Value);
        await ChangeAsync(
            [.. stuck[true].Select(settlement => settlement.Finding.Id)],
            (finding, line) => line is null || line.Source.Outcome == InFlight ? LedgerLine.Stuck(names.Findings, reasons[finding.Value], line, time.GetUtcNow()) : null,
            cancellation);
    }

    public Task SentAgainAsync(IReadOnlyCollection<FindingId> findings, CancellationToken cancellation) => ChangeAsync(
        findings,
        (_, line) => line?.Source.Outcome == InErrorQueue ? LedgerLine.InFlightAgain(names.Findings, line) : null,
        cancellation);

    public Task WithdrawAsync(IReadOnlyCollection<FindingId> findings, CancellationToken cancellation) => ChangeAsync(
        findings,
        (_, line) => line?.Source.Outcome == InErrorQueue ? body => body.Delete(names.Findings, line.Id, line.SeqNo, line.PrimaryTerm) : null,
        cancellation);

    public Task<Balance> BalanceAsync(string? source, CancellationToken cancellation) =>
        door.ThroughAsync(() => questions.BalanceAsync(source, time.GetUtcNow() - ILedger.SettledWithin, cancellation));

    public Task<IReadOnlyList<double>> MillisecondsToSearchableAsync(string source, CancellationToken cancellation) =>
        door.ThroughAsync(() => questions.MillisecondsAsync(source, cancellation));

    public async Task<IReadOnlyCollection<FindingId>> UnsettledAsync(IReadOnlyCollection<FindingId> findings, CancellationToken cancellation)
    {
        var lines = await LinesAsync(findings, ["outcome"], cancellation);
        return [.. findings.Zip(lines).Where(pair => pair.Second is null || pair.Second.Source.Outcome == InFlight).Select(pair => pair.First)];
    }

    public Task ForgetUnsettledAsync(CancellationToken cancellation) =>
        door.ThroughAsync(() => removal.DropAsync(names.Findings, names.Findings, $$"""{ "term": { "outcome": "{{InFlight}}" } }""", cancellation));

    /// <summary>As they are now, searchable or not.</summary>
    private Task<IReadOnlyList<Stored<FindingDocument>?>> LinesAsync(
        IReadOnlyCollection<FindingId> findings, IReadOnlyList<string>? fields, CancellationToken cancellation)
    {
        DocumentAddress[] addresses = [.. findings.Select(finding => new DocumentAddress(names.Findings, finding.Value))];
        return door.ThroughAsync(() => patience.UntilTakenAsync(BulkSender.Writes, () => client.GetManyAsync(addresses, DocumentJson.Default.FindingDocument, cancellation, fields), cancellation));
    }

    private async Task SettleForGoodAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellation)
    {
        var lines = await LinesAsync([.. settlements.Select(settlement => settlement.Finding.Id)], ["foundAt"], cancellation);
        var now = time.GetUtcNow();
        await WriteAsync(
            settlements.Zip(lines, (settlement, line) => LedgerLine.Settled(names.Findings, settlement, line?.Source.FoundAt, now)), cancellation);
    }

    /// <summary>Reads lines, and writes what they are to become; those that somebody else wrote meanwhile are read again.</summary>
    /// <param name="change">Null where the line is to stay as it is.</param>
    private async Task ChangeAsync(
        IReadOnlyCollection<FindingId> findings, Func<FindingId, Stored<FindingDocument>?, Action<BulkBody>?> change, CancellationToken cancellation)
    {
        FindingId[] open = [.. findings.Distinct()];
        while (open.Length > 0)
        {
            var lines = await LinesAsync(open, fields: null, cancellation);
            var changes = open.Zip(lines, (finding, line) => (Finding: finding, Change: change(finding, line))).Where(pair => pair.Change is not null).ToList();
            var answers = await bulk.SendAsync([.. changes.Select(pair => pair.Change!)], cancellation);
            foreach (var answer in answers.Where(answer => !answer.IsConflict()))
            {
                answer.ThrowIfFailed();
            }

            open = [.. changes.Zip(answers).Where(pair => pair.Second.IsConflict()).Select(pair => pair.First.Finding)];
        }
    }

    private async Task WriteAsync(IEnumerable<Action<BulkBody>> lines, CancellationToken cancellation)
    {
        foreach (var answer in await door.ThroughAsync(() => bulk.SendAsync([.. lines], cancellation)))
        {
            if (!answer.IsConflict())
            {
                answer.ThrowIfFailed();
            }
        }
    }
}
