using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Reading;

/// <summary>The format that a root element announces.</summary>
internal static class Formats
{
    private const int LongestShown = 60;

    /// <summary>Null where it is no feed's root.</summary>
    public static string? Of(Ns ns, Name name, ReadOnlySpan<byte> written, ReadOnlySpan<byte> attributes) => (name, ns) switch
    {
        (Name.Rss, _) => With("rss", TagAttributes.Find(attributes, "version"u8)),
        (Name.Rdf, Ns.Rdf or Ns.Own or Ns.Other) when !written.IsEmpty => OfRdf(attributes),
        (Name.Feed, _) => OfAtom(attributes, TagAttributes.Find(attributes, "version"u8)),
        (Name.UrlSet, _) => "sitemap",
        (Name.Channel, Ns.Own) => Attribute(attributes, "href"u8) is not null ? "cdf" : "rss",
        _ => null,
    };

    /// <param name="first">Name of the first element; null where there is none.</param>
    public static string WhyNone(string? first, ReadOnlySpan<byte> xml) => first switch
    {
        null => CharacterData.IsBlank(xml) ? "empty" : "neither XML nor JSON",
        _ when IsPage(first) => "an HTML page, not a feed",
        _ => $"no known feed format: its first element is '{first[..Math.Min(first.Length, LongestShown)]}'",
    };

    public static bool IsPage(string? first) => string.Equals(first, "html", StringComparison.OrdinalIgnoreCase);

    // RSS 0.90 and 1.0 are both RDF, told apart by their namespace alone.
    private static string? OfRdf(ReadOnlySpan<byte> attributes) =>
        attributes.IndexOf("simple/0.9"u8) >= 0 ? "rss 0.90"
        : attributes.IndexOf("rss"u8) >= 0 || attributes.IndexOf("xmlns="u8) < 0 ? "rss 1.0"
        : null;

    private static string OfAtom(ReadOnlySpan<byte> attributes, string? version) =>
        With("atom", version ?? (attributes.IndexOf("2005/Atom"u8) >= 0 ? "1.0" : attributes.IndexOf("atom/ns#"u8) >= 0 ? "0.3" : null));

    /// <summary>An attribute by its name without prefix and case, as RDF and CDF leave them open.</summary>
    public static string? Attribute(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> local)
    {
        var each = new TagAttributes(attributes);
        while (each.Read())
        {
            if (OpenElements.Same(each.Name[(each.Name.IndexOf((byte)':') + 1)..], local))
            {
                return CharacterData.Decode(each.Value) is { Length: > 0 } value ? value : null;
            }
        }

        return null;
    }

    private static string With(string family, string? version) => string.IsNullOrEmpty(version) ? family : $"{family} {version}";
}
