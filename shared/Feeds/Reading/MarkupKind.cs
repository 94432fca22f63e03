using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Reading;

/// <summary>What the characters of a text construct mean.</summary>
internal enum MarkupKind
{
    /// <summary>HTML, once references are resolved; what RSS means, and what most people mean who say nothing.</summary>
    Html,

    /// <summary>Characters that mean themselves.</summary>
    Plain,

    /// <summary>Elements of XHTML.</summary>
    Xml,

    /// <summary>Bytes in base64.</summary>
    Base64,
}

internal static class MarkupKinds
{
    /// <summary>From Atom's type and mode attributes; HTML where there are none.</summary>
    public static MarkupKind Of(ReadOnlySpan<byte> attributes)
    {
        if (attributes.IsEmpty)
        {
            return MarkupKind.Html;
        }

        var mode = TagAttributes.Find(attributes, "mode"u8);
        return string.Equals(mode, "base64", StringComparison.OrdinalIgnoreCase) ? MarkupKind.Base64 : OfType(TagAttributes.Find(attributes, "type"u8));
    }

    private static MarkupKind OfType(string? type) => type?.ToLowerInvariant() switch
    {
        null or "html" or "text/html" => MarkupKind.Html,
        "text" or "text/plain" or "plain" => MarkupKind.Plain,
        "xhtml" or "application/xhtml+xml" => MarkupKind.Xml,
        var other when other.EndsWith("+xml", StringComparison.Ordinal) || other.EndsWith("/xml", StringComparison.Ordinal) => MarkupKind.Xml,
        var other when other.StartsWith("text/", StringComparison.Ordinal) || other.EndsWith("json", StringComparison.Ordinal) => MarkupKind.Plain,
        var other when other.Contains('/') => MarkupKind.Base64,
        _ => MarkupKind.Html,
    };
}
