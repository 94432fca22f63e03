using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsPipeline.Feeds.Html;
using SiteReader = CodeHollow.FeedReader.FeedReader;

namespace NewsPipeline.Feeds;

/// <summary>Which feeds a site has, when someone names one of its pages instead.</summary>
public static class SiteFeeds
{
    /// <summary>Links stand in a page's head; what comes later than this is not looked at.</summary>
    private const int LongestPage = 500_000;

    private const int Deepest = 200;
    private const int MostNamed = 20;

    private static readonly HashSet<string> FeedTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/xml", "text/xml", "text/rss+xml", "text/rss", "text/atom+xml",
    };

    private static readonly char[] Blanks = [' ', '\t', '\r', '\n', '\f'];
    private static readonly string[] AtTheRoot = ["/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml"];
    private static readonly string[] UnderThePage = ["feed", "rss.xml"];
    private static readonly string[] FeedNames = ["feed", "rss", "atom"];
    private static readonly string[] FeedEndings = [".rss", ".atom", ".rdf", "rss.xml", "feed.xml", "atom.xml", "index.xml"];

    /// <summary>The feeds that a page declares, comments' feeds last, and after them those that it merely links to.</summary>
    /// <param name="contentType">The Content-Type header it came with.</param>
    /// <param name="address">Of the page: what its relative links refer to, unless it has a base of its own.</param>
    /// <returns>Absolute http or https addresses without fragments, each once.</returns>
    public static IReadOnlyList<Uri> NamedBy(ReadOnlyMemory<byte> page, string? contentType, Uri address)
    {
        var html = Encoding.UTF8.GetString(Bytes.Transcoding.ToUtf8(page[..Math.Min(page.Length, LongestPage)], contentType).Span);
        if (Nesting.Exceeds(html, Deepest))
        {
            return [];
        }

        using var document = new HtmlParser().ParseDocument(html);
        var against = Absolute(address, document.QuerySelector("base[href]")) ?? address;
        var declared = document.QuerySelectorAll("link[href]").Where(IsFeed).OrderBy(IsOfComments);
        var linked = document.QuerySelectorAll("a[href], area[href]").Where(LooksLikeFeed);
        return [.. declared.Concat(linked).Select(link => Absolute(against, link)).OfType<Uri>().Distinct().Take(MostNamed)];
    }

    /// <summary>Where feeds are found on many sites, under the page and at the site's root.</summary>
    public static IReadOnlyList<Uri> UsualPlaces(Uri page)
    {
        var folder = new Uri(page, page.AbsolutePath.EndsWith('/') ? page.AbsolutePath : page.AbsolutePath + "/");
        return [.. UnderThePage.Select(name => new Uri(folder, name)).Concat(AtTheRoot.Select(path => new Uri(page, path))).Distinct()];
    }

    // FeedReader is given one tag at a time, so that it sees no comment, script or template; what it misses we complete.
    private static bool IsFeed(IElement link) => SiteReader.ParseFeedUrlsFromHtml(link.OuterHtml).Any() || IsFeedByItsRelation(link);

    private static bool IsFeedByItsRelation(IElement link)
    {
        var relations = (link.GetAttribute("rel") ?? "").Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        return relations.Contains("feed", StringComparer.OrdinalIgnoreCase)
            || (relations.Contains("alternate", StringComparer.OrdinalIgnoreCase) && FeedTypes.Contains(MediaType(link)));
    }

    private static bool IsOfComments(IElement link) =>
        $"{link.GetAttribute("title")} {link.GetAttribute("href")}".Contains("comment", StringComparison.OrdinalIgnoreCase);

    private static bool LooksLikeFeed(IElement link)
    {
        var path = link.GetAttribute("href")!.Split('?', '#')[0].TrimEnd('/');
        return FeedTypes.Contains(MediaType(link))
            || FeedNames.Contains(path[(path.LastIndexOf('/') + 1)..], StringComparer.OrdinalIgnoreCase)
            || FeedEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    private static string MediaType(IElement link) => (link.GetAttribute("type") ?? "").Split(';')[0].Trim();

    private static Uri? Absolute(Uri against, IElement? link) =>
        link?.GetAttribute("href")?.Trim() is { Length: > 0 } href
        && Uri.TryCreate(against, href, out var url)
        && url.Scheme is "http" or "https"
            ? new Uri(url.GetLeftPart(UriPartial.Query))
            : null;
}
