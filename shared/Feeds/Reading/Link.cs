using System.Globalization;
using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Reading;

/// <summary>Links in Atom's form: what they lead to and where.</summary>
internal readonly record struct Link(LinkKind Kind, string Address, string? Type, long? Length)
{
    private const string Registered = "http://www.iana.org/assignments/relation/";

    /// <summary>1 where it leads to something other than a page (a PDF, another feed): taken only where there is no page.</summary>
    public int Detour => Type is null || Type.Contains("html", StringComparison.OrdinalIgnoreCase) ? 0 : 1;

    /// <summary>Null where the tag has no address.</summary>
    public static Link? Read(ReadOnlySpan<byte> attributes, string? against)
    {
        if (TagAttributes.Find(attributes, "href"u8) is not { } address)
        {
            return null;
        }

        var kind = OfRelation(TagAttributes.Find(attributes, "rel"u8));
        return new Link(kind, Addresses.Resolve(address, against), TagAttributes.Find(attributes, "type"u8), Number(attributes, "length"u8));
    }

    /// <summary>An RSS enclosure or a media content, which name their address url.</summary>
    public static Enclosure? ReadEnclosure(ReadOnlySpan<byte> attributes, string? against, ReadOnlySpan<byte> length) =>
        TagAttributes.Find(attributes, "url"u8) is { } address
            ? new Enclosure(Addresses.Resolve(address, against), TagAttributes.Find(attributes, "type"u8), Number(attributes, length))
            : null;

    private static long? Number(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> name) =>
        long.TryParse(TagAttributes.Find(attributes, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static LinkKind OfRelation(string? relation)
    {
        relation = relation?.ToLowerInvariant() ?? "alternate";
        relation = relation.StartsWith(Registered, StringComparison.Ordinal) ? relation[Registered.Length..] : relation;
        return relation.Split(' ') switch
        {
            var words when words.Contains("alternate") => LinkKind.Alternate,
            var words when words.Contains("enclosure") => LinkKind.Enclosure,
            var words when words.Contains("self") => LinkKind.Self,
            var words when words.Contains("hub") => LinkKind.Hub,
            _ => LinkKind.Other,
        };
    }
}

internal enum LinkKind
{
    Other,
    Alternate,
    Enclosure,
    Self,
    Hub,
}
