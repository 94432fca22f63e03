using System.Xml;

namespace NewsPipeline.Standalone.Demo;

/// <summary>What the XML formats have in common.</summary>
internal static class XmlFeed
{
    public const string Content = "http://purl.org/rss/1.0/modules/content/";
    public const string DublinCore = "http://purl.org/dc/elements/1.1/";

    public static byte[] Print(Outlet outlet, Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = outlet.Encoding, Indent = true }))
        {
            write(xml);
        }

        return bytes.ToArray();
    }

    /// <summary>RFC 3339, which RDF Site Summary and Atom both take.</summary>
    public static string Date(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:sszzz");
}
