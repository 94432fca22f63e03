using System.Text.Json;

namespace NewsPipeline.Feeds.Reading;

/// <summary>JSON Feed 1.0 and 1.1, in one pass.</summary>
internal ref struct JsonFeedReader
{
    private readonly FeedLimits limits;
    private readonly string? address;
    private readonly FeedDraft feed = new();
    private Utf8JsonReader json;
    private string? version;
    private string? stop;
    private bool hasItems;

    private JsonFeedReader(ReadOnlySpan<byte> text, string? address, FeedLimits limits)
    {
        this.limits = limits;
        this.address = address;
        var options = new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = limits.Deepest };
        json = new Utf8JsonReader(text, options);
    }

    public static FeedReading Read(ReadOnlySpan<byte> text, string? address, FeedLimits limits)
    {
        var reader = new JsonFeedReader(text, address, limits);
        try
        {
            reader.ReadFeed();
        }
        catch (JsonException e)
        {
            // The reader refuses what would open one level too many while it still stands on the one before.
            reader.stop = reader.json.CurrentDepth >= limits.Deepest - 1 ? Limits.Depth(limits.Deepest) : $"breaks off: {e.Message.ReplaceLineEndings(" ")}";
        }

        return reader.Result();
    }

    private readonly FeedReading Result()
    {
        if (JsonFormat.Of(version, hasItems) is not { } format)
        {
            return new FeedReading.NotAFeed(stop is null ? "JSON, but not a JSON Feed: it has no version" : $"not a JSON Feed: {stop}");
        }

        feed.Format = format;
        return stop is null ? new FeedReading.Whole(feed.Finish()) : new FeedReading.Truncated(feed.Finish(), stop);
    }

    private void ReadFeed()
    {
        json.Read();
        while (stop is null && json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            ReadFeedField(name);
        }
    }

    private void ReadFeedField(string? name)
    {
        switch (name)
        {
            case "version": version = JsonText.Read(ref json); break;
            case "title" when JsonText.Read(ref json) is { } title: feed.Title.Offer(PlainText.LineFromHtml(title), 0); break;
            case "home_page_url" when JsonText.Read(ref json) is { } url: feed.Url.Offer(Addresses.Resolve(url, address), 0); break;
            case "feed_url" when JsonText.Read(ref json) is { } url: feed.Self = Addresses.Resolve(url, address); break;
            case "description" when JsonText.Read(ref json) is { } description: feed.Description.Offer(description, 0); break;
            case "language" when JsonText.Read(ref json) is { } language: feed.Language.Offer(language, 0); break;
            case "items" when json.TokenType == JsonTokenType.StartArray: ReadItems(); break;
            default: json.Skip(); break;
        }
    }

    private void ReadItems()
    {
        hasItems = true;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (feed.ItemCount >= limits.MostItems)
            {
                stop = Limits.Items(limits.MostItems);
                return;
            }

            if (json.TokenType == JsonTokenType.StartObject)
            {
                feed.Add(JsonItem.Read(ref json, address));
            }
            else
            {
                json.Skip();
            }
        }
    }
}
