namespace NewsPipeline.Standalone.Demo;

/// <summary>One text of an article. A later edition with the same outlet and slug corrects the earlier one at the same address.</summary>
internal sealed record Edition
{
    public required Outlet Outlet { get; init; }

    public required string Slug { get; init; }

    /// <summary>How long after the opening it is printed, at speed 1.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>When readers can have it: while its outlet's feed is broken, nothing comes out.</summary>
    public TimeSpan Out => Outlet.Broken?.Holds(At) == true ? Outlet.Broken.End : At;

    public required string Title { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }

    public string? Author { get; init; }

    /// <summary>The negotiation that it covers, as the name of its folder; <c>other</c> for the rest of the news.</summary>
    public required string Desk { get; init; }

    /// <summary>Outlet and slug of the article whose text it reprints.</summary>
    public string? Reprints { get; init; }

    /// <summary>What a feed without full texts shows of it.</summary>
    public string Teaser => Paragraphs[0].Length <= LongestTeaser ? Paragraphs[0] : $"{Paragraphs[0][..Paragraphs[0].LastIndexOf(' ', LongestTeaser)]}…";

    private const int LongestTeaser = 160;
}

/// <summary>An article as a reader finds it at some moment: its newest edition.</summary>
/// <param name="PublishedAt">Of its first edition.</param>
internal sealed record PrintedArticle(Uri Url, Edition Edition, DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt);
