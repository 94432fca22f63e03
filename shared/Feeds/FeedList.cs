using NewsPipeline.Feeds.Lists;

namespace NewsPipeline.Feeds;

/// <summary>Feeds that someone wants to have read, and the lines that name none.</summary>
public sealed record FeedList(IReadOnlyList<FeedAddress> Feeds, IReadOnlyList<WrongLine> Wrong)
{
    /// <summary>An OPML document, or a plain list: one address a line, after it a name if one likes; lines with # are remarks.</summary>
    public static FeedList Read(string text) => Read(System.Text.Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Read(string)"/>
    public static FeedList Read(ReadOnlyMemory<byte> file)
    {
        var text = Bytes.Transcoding.ToUtf8(file, contentType: null);
        var start = text.Span.IndexOfAnyExcept(" \t\r\n"u8);
        return start >= 0 && text.Span[start] == '<' ? OpmlReader.Read(text.Span) : PlainList.Read(System.Text.Encoding.UTF8.GetString(text.Span));
    }
}

/// <param name="Title">As the list gives it; null where it gives none.</param>
/// <param name="HtmlUrl">The page of the site.</param>
/// <param name="Folders">The outlines around it, outermost first.</param>
public sealed record FeedAddress(Uri Url, string? Title = null, Uri? HtmlUrl = null, IReadOnlyList<string>? Folders = null);

/// <param name="Line">From 1.</param>
/// <param name="Reason">What is wrong with it, in a sentence's end: "is not an http or https address".</param>
public sealed record WrongLine(int Line, string Text, string Reason);
