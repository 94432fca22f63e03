namespace NewsPipeline.Feeds.Reading;

/// <summary>What has been read of a feed so far.</summary>
internal sealed class FeedDraft
{
    private readonly List<FeedItem> items = [];

    public string? Format { get; set; }

    public string? Self { get; set; }

    public string? Hub { get; set; }

    public TimeSpan? Ttl { get; set; }

    public TimeSpan? Period { get; set; }

    public int Frequency { get; set; } = 1;

    /// <summary>Of the elements around the items.</summary>
    public string? OuterLanguage { get; set; }

    public Slot<string> Title;
    public Slot<string> Url;
    public Slot<string> Description;
    public Slot<string> Language;
    public Slot<DateTimeOffset> Updated;

    public int ItemCount => items.Count;

    public void Add(FeedItem item) => items.Add(item);

    public Feed Finish()
    {
        var language = Language.Value ?? OuterLanguage;
        foreach (var item in items)
        {
            item.Language ??= language;
        }

        return new Feed
        {
            Format = Format ?? "",
            Title = Title.Value,
            Url = Url.Value,
            Description = Description.Value,
            Language = language,
            UpdatedAt = Updated.IsSet ? Updated.Value : null,
            Ttl = Ttl,
            UpdateEvery = Period / Math.Max(1, Frequency),
            Self = Self,
            Hub = Hub,
            Items = items.ToArray(),
        };
    }
}
