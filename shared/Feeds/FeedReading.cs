namespace NewsPipeline.Feeds;

/// <summary>What came of reading a feed.</summary>
public abstract record FeedReading
{
    private FeedReading()
    {
    }

    /// <summary>Read to its end.</summary>
    public sealed record Whole(Feed Feed) : FeedReading;

    /// <summary>A feed that breaks off, or that we left at a limit; it holds the items that were whole.</summary>
    /// <param name="Reason">Names the limit, or says where it breaks off.</param>
    public sealed record Truncated(Feed Feed, string Reason) : FeedReading;

    /// <param name="IsPage">It is an HTML page, which may name feeds: see <see cref="SiteFeeds"/>.</param>
    public sealed record NotAFeed(string Reason, bool IsPage = false) : FeedReading;
}
