using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

/// <summary>
/// What the story desk decided, written durably before its messages go out. A journal: entries are only added. One that cannot be read any
/// more is left out (<see cref="Damage"/>); its number stays taken.
/// </summary>
public interface IDeskMemory
{
    /// <summary>
    /// Adds entries after <paramref name="lastKnown"/>, all or none; false where another desk has written meanwhile
    /// (read <see cref="AfterAsync"/> and decide again).
    /// </summary>
    Task<bool> RememberAsync(long lastKnown, IReadOnlyList<DeskEntry> entries, CancellationToken cancellation);

    /// <summary>Entries with a higher number, in order; those decided before <paramref name="notBefore"/> are left out.</summary>
    IAsyncEnumerable<DeskEntry> AfterAsync(long number, DateTimeOffset notBefore, CancellationToken cancellation);

    /// <summary>The number of the last entry; 0 while there is none.</summary>
    Task<long> LastAsync(CancellationToken cancellation);

    /// <summary>The latest entry that can be read of each of these articles, however old; articles that were never placed are not among the keys.</summary>
    Task<IReadOnlyDictionary<ArticleId, DeskEntry>> FindAsync(IReadOnlyCollection<ArticleId> articles, CancellationToken cancellation);
}

/// <param name="Number">1, 2, 3 …: the order of decisions.</param>
/// <param name="TextHash">Of the revision that was placed.</param>
/// <param name="At">When the article counts as told (<see cref="Article.At"/>).</param>
/// <param name="DecidedAt">By the desk's clock.</param>
/// <param name="Raised">The reports of demands that were new: what has to go out even if the desk dies now.</param>
/// <param name="Features">The desk's own compact form of the article, enough to go on without its text.</param>
public sealed record DeskEntry(
    long Number,
    ArticleId Article,
    string TextHash,
    DateTimeOffset At,
    DateTimeOffset DecidedAt,
    Placement Placement,
    IReadOnlyList<DemandReport> Raised,
    byte[] Features);
