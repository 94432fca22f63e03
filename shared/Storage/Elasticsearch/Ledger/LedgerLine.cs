using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;

namespace NewsPipeline.Storage.Elasticsearch.Ledger;

/// <summary>What a finding's line says, and how it is written so that it only rises.</summary>
internal static class LedgerLine
{
    /// <summary>
    /// The version of a settled line, as often as its rank says. A line in flight or in an error queue has the engine's own small versions,
    /// which grow when it is forgotten and found again, or fails and is sent again: far fewer times than this.
    /// </summary>
    private const long Rung = 1_000_000;

    /// <summary>What the mapping keeps of one; the message of an exception can be long.</summary>
    private const int LongestReason = 1000;

    /// <summary>As the index names them, and charts show them.</summary>
    public static string Name(LedgerRank rank) => rank switch
    {
        LedgerRank.InFlight => "in-flight",
        LedgerRank.InErrorQueue => "in-error-queue",
        LedgerRank.Refused => "refused",
        LedgerRank.Duplicate => "duplicate",
        LedgerRank.Indexed => "indexed",
        _ => throw new ArgumentOutOfRangeException(nameof(rank)),
    };

    /// <summary>Answered with 409 where the finding has a line.</summary>
    public static Action<BulkBody> Found(string alias, Finding finding, DateTimeOffset now)
    {
        var line = new FindingDocument(finding.Source, Name(LedgerRank.InFlight), Reason: null, now.ToUnixTimeMilliseconds());
        return body => body.Create(alias, finding.Id.Value, line, DocumentJson.Default.FindingDocument, requireAlias: true);
    }

    /// <summary>Answered with 409 where the line stands as high, or higher.</summary>
    /// <param name="foundAt">Null where the finding has no line yet.</param>
    public static Action<BulkBody> Settled(string alias, Settlement settlement, long? foundAt, DateTimeOffset now)
    {
        var (rank, reason) = settlement.Outcome.Rank();
        var settledAt = now.ToUnixTimeMilliseconds();
        var line = new FindingDocument(
            settlement.Finding.Source, Name(rank), Kept(reason), foundAt ?? settledAt, settledAt, Math.Max(0, settledAt - (foundAt ?? settledAt)));
        return body => body.IndexVersioned(
            alias, settlement.Finding.Id.Value, line, DocumentJson.Default.FindingDocument, Rung * (long)rank, requireAlias: true);
    }

    /// <summary>Answered with 409 where the finding has a line (if it had none), or that has been written since it was read.</summary>
    /// <param name="line">As it was read: in flight, or none.</param>
    public static Action<BulkBody> Stuck(string alias, Settlement settlement, Stored<FindingDocument>? line, DateTimeOffset now)
    {
        var (rank, reason) = settlement.Outcome.Rank();
        var (settledAt, foundAt) = (now.ToUnixTimeMilliseconds(), line?.Source.FoundAt ?? now.ToUnixTimeMilliseconds());
        var stuck = new FindingDocument(settlement.Finding.Source, Name(rank), Kept(reason), foundAt, settledAt, Math.Max(0, settledAt - foundAt));
        return line is null
            ? body => body.Create(alias, settlement.Finding.Id.Value, stuck, DocumentJson.Default.FindingDocument, requireAlias: true)
            : Changed(alias, line, stuck);
    }

    /// <summary>Answered with 409 where it has been written since it was read.</summary>
    public static Action<BulkBody> InFlightAgain(string alias, Stored<FindingDocument> line) => Changed(
        alias, line, line.Source with { Outcome = Name(LedgerRank.InFlight), Reason = null, SettledAt = null, Milliseconds = null });

    private static Action<BulkBody> Changed(string alias, Stored<FindingDocument> line, FindingDocument changed) =>
        body => body.Index(alias, line.Id, changed, DocumentJson.Default.FindingDocument, line.SeqNo, line.PrimaryTerm, requireAlias: true);

    private static string? Kept(string reason) => reason.Length > LongestReason ? reason[..LongestReason] : reason is "" ? null : reason;
}
