using System.Text;

namespace NewsPipeline.Feeds.Xml;

/// <summary>Tells whether a document was sent to its end.</summary>
internal static class DocumentEnd
{
    /// <summary>The end tag of a feed or list is the last thing in it.</summary>
    public static bool IsIn(ReadOnlySpan<byte> xml)
    {
        xml = CharacterData.Trim(xml);
        return Ends(xml, "</rss>"u8) || Ends(xml, "</feed>"u8) || Ends(xml, ":RDF>"u8) || Ends(xml, "</RDF>"u8) || Ends(xml, ":feed>"u8) ||
            Ends(xml, "</opml>"u8);
    }

    private static bool Ends(ReadOnlySpan<byte> xml, ReadOnlySpan<byte> tag) =>
        xml.Length >= tag.Length && Ascii.EqualsIgnoreCase(xml[^tag.Length..], tag);
}
