namespace NewsPipeline.Feeds;

/// <summary>What a feed says of itself, and its items in the feed's order.</summary>
public sealed record Feed
{
    /// <summary>"rss 2.0", "rss 1.0" (RDF), "atom 0.3", "json 1.1"; the family alone where no version is given.</summary>
    public required string Format { get; init; }

    /// <summary>One line of plain text.</summary>
    public string? Title { get; init; }

    /// <summary>The page of the site, not of the feed.</summary>
    public string? Url { get; init; }

    /// <summary>HTML, as the feed has it.</summary>
    public string? Description { get; init; }

    public string? Language { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>How long the feed asks not to be read again (RSS ttl).</summary>
    public TimeSpan? Ttl { get; init; }

    /// <summary>How often the feed says that it changes (syndication module).</summary>
    public TimeSpan? UpdateEvery { get; init; }

    /// <summary>The feed's own address, as it gives it.</summary>
    public string? Self { get; init; }

    /// <summary>Where WebSub subscriptions are taken.</summary>
    public string? Hub { get; init; }

    public IReadOnlyList<FeedItem> Items { get; init; } = [];
}
