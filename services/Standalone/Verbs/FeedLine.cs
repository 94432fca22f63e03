using NewsPipeline.Feeds;

namespace NewsPipeline.Standalone.Verbs;

/// <summary>The JSON that the feed verb writes.</summary>
internal static class FeedLine
{
    public static object Header(Feed feed) => new
    {
        feed.Format,
        feed.Title,
        feed.Url,
        feed.Description,
        feed.Language,
        feed.UpdatedAt,
        ItemCount = feed.Items.Count,
    };

    public static object Item(FeedItem item) => new
    {
        item.Guid,
        item.Url,
        item.Title,
        item.SummaryHtml,
        item.ContentHtml,
        ContentSafeHtml = SafeHtml.Clean(item.ContentHtml ?? item.SummaryHtml ?? "", item.ContentUrl),
        item.Text,
        item.Authors,
        item.Categories,
        item.PublishedAt,
        item.UpdatedAt,
        item.Language,
        item.Enclosures,
    };

    /// <summary>One line of a batch; a file that cannot be read or is no feed says so in <c>error</c>.</summary>
    public static async Task<object> OfFileAsync(string file, Uri? baseUrl, CancellationToken cancellation)
    {
        try
        {
            var body = await FeedSource.ReadAsync(file, cancellation);
            return FeedReader.Read(body.Bytes, body.ContentType, baseUrl ?? body.Address) switch
            {
                FeedReading.Whole whole => Line(file, whole.Feed),
                FeedReading.Truncated cut => Line(file, cut.Feed),
                FeedReading.NotAFeed none => Refused(file, none.Reason),
                _ => throw new InvalidOperationException("A reading that this version does not know."),
            };
        }
        catch (UnreadableInputException e)
        {
            return Refused(file, e.Message);
        }
    }

    private static object Line(string file, Feed feed) =>
        new { File = file, Header = Header(feed), Items = feed.Items.Select(Item), Error = (string?)null };

    private static object Refused(string file, string reason) =>
        new { File = file, Header = (object?)null, Items = Array.Empty<object>(), Error = reason };
}
