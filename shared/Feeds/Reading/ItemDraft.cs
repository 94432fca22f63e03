namespace NewsPipeline.Feeds.Reading;

/// <summary>What has been read of an item so far.</summary>
internal sealed class ItemDraft
{
    private readonly List<string> authors = [];
    private readonly List<string> categories = [];
    private readonly List<Enclosure> enclosures = [];
    private readonly List<Enclosure> media = [];
    private int authorsRank = int.MaxValue;
    private Slot<string?> contentAddress;
    private Slot<string?> summaryAddress;

    public Slot<string> Id;
    public Slot<string> Title;
    public Slot<string> Url;
    public Slot<string> Permalink;
    public Slot<string> Summary;
    public Slot<string> Content;
    public Slot<string> Text;
    public Slot<string> Language;
    public Slot<DateTimeOffset> Published;
    public Slot<DateTimeOffset> Updated;

    public void AddContent(MarkupText content, int rank, string? address)
    {
        Content.Offer(content.Html, rank);
        contentAddress.Offer(address, rank);
    }

    public void AddSummary(MarkupText summary, int rank, string? address)
    {
        Summary.Offer(summary.Html, rank);
        summaryAddress.Offer(address, rank);
    }

    public void AddAuthor(string? name, int rank)
    {
        if (string.IsNullOrEmpty(name) || rank > authorsRank)
        {
            return;
        }

        if (rank < authorsRank)
        {
            authors.Clear();
        }

        authorsRank = rank;
        authors.Add(name);
    }

    public void AddCategory(string? category)
    {
        if (!string.IsNullOrEmpty(category))
        {
            categories.Add(category);
        }
    }

    public void AddEnclosure(Enclosure enclosure) => enclosures.Add(enclosure);

    public void AddMedia(Enclosure medium) => media.Add(medium);

    public FeedItem Finish()
    {
        var item = new FeedItem
        {
            Guid = Id.Value,
            Url = Url.Value ?? Permalink.Value,
            Title = Title.Value,
            SummaryHtml = Summary.Value,
            ContentHtml = Content.Value,
            ContentUrl = Content.IsSet ? contentAddress.Value : summaryAddress.Value,
            Authors = Listed(authors),
            Categories = Listed(categories),
            PublishedAt = Published.IsSet ? Published.Value : Date(Updated),
            UpdatedAt = Date(Updated),
            Language = Language.Value,
            Enclosures = enclosures.Count + media.Count == 0 ? [] : [.. enclosures, .. media],
        };
        return Text.Value is { } text ? item with { Text = text } : item;
    }

    private static DateTimeOffset? Date(Slot<DateTimeOffset> slot) => slot.IsSet ? slot.Value : null;

    private static string[] Listed(List<string> values) => values.Count == 0 ? [] : values.ToArray();
}
