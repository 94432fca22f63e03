using AngleSharp;
using AngleSharp.Html.Dom;
using NewsPipeline.Feeds;
using SmartReader;

namespace NewsPipeline.Poller;

/// <summary>What a news page says, without what stands around it.</summary>
public static class PageText
{
    /// <summary>The reading takes time with the square of the elements; pages of newspapers have some thousands.</summary>
    private const int MostElements = 12_000;

    /// <summary>Seen before anything is parsed, which takes long where tags are only opened.</summary>
    private const int MostTags = 30_000;

    /// <returns>Paragraphs parted by one empty line; null where no article can be made out.</returns>
    public static async Task<string?> ReadAsync(byte[] page, string? contentType, Uri url, CancellationToken cancellation)
    {
        if (page.AsSpan().Count((byte)'<') > MostTags)
        {
            return null;
        }

        using var context = BrowsingContext.New(Configuration.Default);
        using var body = new MemoryStream(page, writable: false);
        using var document = await context.OpenAsync(
            response => response.Content(body).Address(url).Header("Content-Type", contentType ?? "text/html"), cancellation);
        if (document is not IHtmlDocument html || html.All.Length > MostElements)
        {
            return null;
        }

        using var reader = new Reader(url.AbsoluteUri, html);
        var article = await reader.GetArticleAsync(cancellation);
        return article.IsReadable && PlainText.FromHtml(article.Content) is { Length: > 0 } text ? text : null;
    }
}
