using NewsPipeline.Feeds.Bytes;
using NewsPipeline.Feeds.Reading;
using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds;

/// <summary>Reads RSS 0.9x to 2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed, CDF and news sitemaps, well-formed or not. Never throws for what the bytes hold.</summary>
public static class FeedReader
{
    /// <param name="contentType">The Content-Type header it came with; its charset is believed before that of the document.</param>
    /// <param name="baseUrl">Where it came from: relative addresses refer to it unless the feed says otherwise.</param>
    public static FeedReading Read(ReadOnlyMemory<byte> body, string? contentType = null, Uri? baseUrl = null, FeedLimits? limits = null)
    {
        limits ??= FeedLimits.Usual;
        var tooLarge = body.Length > limits.LargestBody;
        using var western = WesternText.Of(Transcoding.ToUtf8(tooLarge ? body[..limits.LargestBody] : body, contentType));
        var text = western.Text;
        var reading = LooksLikeJson(text.Span)
            ? JsonFeedReader.Read(text.Span, baseUrl?.AbsoluteUri, limits)
            : XmlFeedReader.Read(DeclaredEntities.WriteOut(text).Span, baseUrl?.AbsoluteUri, limits);
        return tooLarge ? Cut(reading, limits.LargestBody) : reading;
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> text)
    {
        var start = text.IndexOfAnyExcept(" \t\r\n"u8);
        return start >= 0 && text[start] == '{';
    }

    private static FeedReading Cut(FeedReading reading, int largest) => reading switch
    {
        FeedReading.Whole whole => new FeedReading.Truncated(whole.Feed, Limits.Body(largest)),
        FeedReading.Truncated cut => new FeedReading.Truncated(cut.Feed, Limits.Body(largest)),
        _ => reading,
    };
}
