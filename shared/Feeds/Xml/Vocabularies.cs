using System.Text;

namespace NewsPipeline.Feeds.Xml;

/// <summary>Namespace names as feeds write them, and the prefixes that they use without declaring them.</summary>
internal static class Vocabularies
{
    // Without scheme, case, or slash and hash at the end: feeds differ in these.
    private static readonly Dictionary<string, Ns> Known = new()
    {
        [""] = Ns.Own,
        ["purl.org/rss/1.0"] = Ns.Own,
        ["my.netscape.com/rdf/simple/0.9"] = Ns.Own,
        ["channel.netscape.com/rdf/simple/0.9"] = Ns.Own,
        ["my.netscape.com/publish/formats/rss-0.91.dtd"] = Ns.Own,
        ["purl.org/net/rss1.1"] = Ns.Own,
        ["backend.userland.com/rss"] = Ns.Own,
        ["backend.userland.com/rss2"] = Ns.Own,
        ["backend.userland.com/rss091"] = Ns.Own,
        ["blogs.law.harvard.edu/tech/rss"] = Ns.Own,
        ["cyber.law.harvard.edu/rss/rss.html"] = Ns.Own,
        ["purl.org/rss/1.0/modules/rss091"] = Ns.Own,
        ["www.sitemaps.org/schemas/sitemap/0.9"] = Ns.Own,
        ["www.google.com/schemas/sitemap/0.84"] = Ns.Own,
        ["www.google.com/schemas/sitemap-news/0.9"] = Ns.News,
        ["www.w3.org/2005/atom"] = Ns.Atom,
        ["purl.org/atom/ns"] = Ns.Atom,
        ["purl.org/atom/app"] = Ns.Other,
        ["purl.org/echo"] = Ns.Atom,
        ["purl.org/pie"] = Ns.Atom,
        ["example.com/necho"] = Ns.Atom,
        ["example.com/newformat"] = Ns.Atom,
        ["uri/of/echo/namespace"] = Ns.Atom,
        ["purl.org/rss/1.0/modules/content"] = Ns.Content,
        ["purl.org/dc/terms"] = Ns.Terms,
        ["purl.org/dc/elements/1.0"] = Ns.Dublin,
        ["purl.org/dc/elements/1.1"] = Ns.Dublin,
        ["www.itunes.com/dtds/podcast-1.0.dtd"] = Ns.Itunes,
        ["example.com/dtds/podcast-1.0.dtd"] = Ns.Itunes,
        ["search.yahoo.com/mrss"] = Ns.Media,
        ["video.search.yahoo.com/mrss"] = Ns.Media,
        ["tools.search.yahoo.com/mrss"] = Ns.Media,
        ["www.rssboard.org/media-rss"] = Ns.Media,
        ["www.w3.org/1999/xhtml"] = Ns.Xhtml,
        ["www.w3.org/1999/02/22-rdf-syntax-ns"] = Ns.Rdf,
        ["purl.org/rss/1.0/modules/syndication"] = Ns.Syndication,
    };

    public static Ns OfName(ReadOnlySpan<byte> raw)
    {
        var name = CharacterData.Decode(raw).ToLowerInvariant().TrimEnd('/', '#');
        var scheme = name.IndexOf("://", StringComparison.Ordinal);
        return Known.GetValueOrDefault(scheme < 0 ? name : name[(scheme + 3)..], Ns.Other);
    }

    public static Ns OfPrefix(ReadOnlySpan<byte> prefix) => Encoding.Latin1.GetString(prefix).ToLowerInvariant() switch
    {
        "rss" => Ns.Own,
        "atom" or "atom10" or "atom03" or "a10" => Ns.Atom,
        "content" => Ns.Content,
        "dcterms" or "dct" => Ns.Terms,
        "dc" => Ns.Dublin,
        "itunes" => Ns.Itunes,
        "media" or "mrss" => Ns.Media,
        "xhtml" or "html" or "xh" => Ns.Xhtml,
        "rdf" => Ns.Rdf,
        "sy" or "syn" => Ns.Syndication,
        "news" => Ns.News,
        _ => Ns.Other,
    };
}
