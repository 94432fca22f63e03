using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

/// <summary>What the poller remembers of each feed. Saved only after the feed's articles are safely on the way.</summary>
public interface IFeedMemory
{
    /// <summary>A mark may be forgotten this long after its feed last offered the article.</summary>
    static readonly TimeSpan MarksKept = TimeSpan.FromDays(30);

    Task<FeedState?> FindAsync(string feed, CancellationToken cancellation);

    Task<IReadOnlyList<FeedState>> AllAsync(CancellationToken cancellation);

    /// <summary>Hashes of the texts already handed over, by article; only those of the articles asked for.</summary>
    Task<IReadOnlyDictionary<ArticleId, string>> SeenAsync(string feed, IReadOnlyCollection<ArticleId> articles, CancellationToken cancellation);

    /// <summary>
    /// Saves state and marks together. Given are the marks of all that the feed offered at <see cref="FeedState.VisitedAt"/>;
    /// without that moment there are none to save.
    /// </summary>
    Task SaveAsync(FeedState state, IReadOnlyDictionary<ArticleId, string> seen, CancellationToken cancellation);

    /// <summary>One poller at a time may visit a host: false while another owner's lease runs. One's own is set anew.</summary>
    Task<bool> TryLeaseAsync(string host, string owner, DateTimeOffset now, TimeSpan length, CancellationToken cancellation);

    Task ReleaseAsync(string host, string owner, CancellationToken cancellation);
}

/// <param name="Feed">Its address as configured: the key.</param>
/// <param name="ETag">Validators of the last full answer, to be sent back word for word.</param>
/// <param name="Interval">The present rest between two visits.</param>
/// <param name="Failures">In a row; 0 after a success.</param>
/// <param name="Problem">One line on the last failure; null after a success.</param>
public sealed record FeedState(
    string Feed,
    string Outlet,
    string? Title,
    string? ETag,
    string? LastModified,
    DateTimeOffset? VisitedAt,
    DateTimeOffset DueAt,
    TimeSpan Interval,
    int Failures,
    string? Problem,
    long Articles)
{
    /// <summary>Where the feed is read, when a page of its site is configured instead; the validators are those of this address.</summary>
    public string? Source { get; init; }

    /// <summary>When a visit went well last; null where none has.</summary>
    public DateTimeOffset? WellAt { get; init; }
}
