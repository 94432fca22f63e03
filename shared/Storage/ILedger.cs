using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

/// <summary>
/// The balance sheet: one line a finding, written by id in any order, so that found = indexed + duplicate + refused +
/// in error queues + in flight holds at any moment and outlives every restart.
/// </summary>
public interface ILedger
{
    /// <summary>What is in flight for longer is shown by itself (<see cref="Balance.Unsettled"/>): nothing on the road takes so long by itself.</summary>
    static readonly TimeSpan SettledWithin = TimeSpan.FromDays(1);

    /// <summary>Findings that set out; one that is known already keeps its line.</summary>
    Task FoundAsync(IReadOnlyCollection<Finding> findings, CancellationToken cancellation);

    /// <summary>
    /// What became of findings; adds the line where <see cref="FoundAsync"/> was not called (yet). A finding that was indexed
    /// stays indexed; one in an error queue changes when it succeeds after all, or an operator discards it.
    /// </summary>
    Task SettleAsync(IReadOnlyCollection<Settlement> settlements, CancellationToken cancellation);

    /// <summary>Those of them that are in an error queue are in flight again.</summary>
    Task SentAgainAsync(IReadOnlyCollection<FindingId> findings, CancellationToken cancellation);

    /// <summary>
    /// Strikes out those of them that are in an error queue: lines that stood for messages that nobody could read. Sent again, such a
    /// message has its own finding, or comes back to its line.
    /// </summary>
    Task WithdrawAsync(IReadOnlyCollection<FindingId> findings, CancellationToken cancellation);

    /// <summary>Of everything, or of one source.</summary>
    Task<Balance> BalanceAsync(string? source, CancellationToken cancellation);

    /// <summary>Milliseconds from found to settled of each indexed finding of a source, ascending.</summary>
    Task<IReadOnlyList<double>> MillisecondsToSearchableAsync(string source, CancellationToken cancellation);

    /// <summary>Those of the given findings that are not settled.</summary>
    Task<IReadOnlyCollection<FindingId>> UnsettledAsync(IReadOnlyCollection<FindingId> findings, CancellationToken cancellation);

    /// <summary>
    /// For a bus that lives in this process: what was in flight when it died is on no bus any more, and will be found again
    /// by its feed, whose marks were not saved.
    /// </summary>
    Task ForgetUnsettledAsync(CancellationToken cancellation);
}

public sealed record Settlement(Finding Finding, Outcome Outcome);

public abstract record Outcome
{
    private Outcome() { }

    public sealed record Indexed : Outcome;

    public sealed record Duplicate : Outcome;

    /// <param name="Reason">One of <see cref="Refusal"/>, or <see cref="Refusal.Discarded"/> of an operator's.</param>
    public sealed record Refused(string Reason) : Outcome;

    /// <summary>It waits in an error queue, with its reason, for an operator.</summary>
    public sealed record InErrorQueue(string Reason) : Outcome;
}

/// <summary>Why an article is not for us: the named reasons of the balance sheet.</summary>
public static class Refusal
{
    /// <summary>Neither title nor text.</summary>
    public const string NoWords = "no-words";

    /// <summary>Neither address nor guid: we could not tell it from others.</summary>
    public const string NoIdentity = "no-identity";

    /// <summary>Its address is not http(s).</summary>
    public const string BadAddress = "bad-address";

    /// <summary>Older than what the store is told to keep.</summary>
    public const string OlderThanKept = "older-than-kept";

    private const string DiscardedLabel = "discarded";

    /// <summary>An operator took it out of an error queue.</summary>
    public static string Discarded(string why) => $"{DiscardedLabel}: {why}";

    /// <summary>The reason as metrics have it, where an operator's own words have no place.</summary>
    public static string LabelOf(string reason) => reason.StartsWith($"{DiscardedLabel}: ", StringComparison.Ordinal) ? DiscardedLabel : reason;
}

/// <param name="Found">Findings that set out or became known, counted by themselves.</param>
/// <param name="InFlight">Counted too, and not what is left over.</param>
/// <param name="Unsettled">Those in flight for longer than <see cref="ILedger.SettledWithin"/>: somebody should look after them.</param>
public sealed record Balance(
    long Found,
    long Indexed,
    long Duplicate,
    IReadOnlyDictionary<string, long> Refused,
    long InErrorQueues,
    long InFlight,
    long Unsettled = 0)
{
    /// <summary>Beside the sheet, which is about articles: put in by whoever shows it, from <see cref="IErrorMemory.AlertsWaitingAsync"/>.</summary>
    public long AlertsInErrorQueues { get; init; }

    public static readonly Balance Empty = new(0, 0, 0, new Dictionary<string, long>(), 0, 0);

    public bool AddsUp => Found == Indexed + Duplicate + Refused.Values.Sum() + InErrorQueues + InFlight;
}
