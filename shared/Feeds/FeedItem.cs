namespace NewsPipeline.Feeds;

/// <summary>One entry of a feed. Addresses are absolute wherever the feed or its own address allows it.</summary>
public sealed record FeedItem
{
    private string? text;

    /// <summary>RSS guid, Atom id, RDF about, JSON id; blanks around it taken off.</summary>
    public string? Guid { get; init; }

    public string? Url { get; init; }

    /// <summary>One line of plain text.</summary>
    public string? Title { get; init; }

    /// <summary>HTML, as the feed has it: not safe to show (see <see cref="SafeHtml"/>).</summary>
    public string? SummaryHtml { get; init; }

    /// <summary>HTML, as the feed has it: not safe to show (see <see cref="SafeHtml"/>).</summary>
    public string? ContentHtml { get; init; }

    /// <summary>What relative links in the content (else the summary) refer to.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>The content, else the summary, as plain text: paragraphs parted by one empty line. Made when first asked for.</summary>
    public string Text
    {
        get => text ??= PlainText.FromHtml(ContentHtml ?? SummaryHtml ?? "");
        init => text = value;
    }

    /// <summary>Names; an address only where there is no name.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>As given, however odd; where the feed has no date of publication, that of the last change.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Its own, else that of the element around it, else the feed's.</summary>
    public string? Language { get; internal set; }

    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];
}

/// <param name="Length">In bytes, as given; null where it is no number.</param>
public sealed record Enclosure(string Url, string? Type, long? Length);
