using System.Xml;

namespace NewsPipeline.Standalone.Demo;

/// <summary>RSS 2.0; full texts in <c>content:encoded</c>.</summary>
internal static class Rss2
{
    public static byte[] Print(Outlet outlet, Uri home, IReadOnlyList<PrintedArticle> articles) => XmlFeed.Print(outlet, xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "content", null, XmlFeed.Content);
        xml.WriteAttributeString("xmlns", "dc", null, XmlFeed.DublinCore);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", outlet.Title);
        xml.WriteElementString("link", home.AbsoluteUri);
        xml.WriteElementString("description", outlet.Tagline);
        xml.WriteElementString("language", outlet.Language);
        foreach (var article in articles)
        {
            Item(xml, article);
        }
    });

    private static void Item(XmlWriter xml, PrintedArticle article)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", article.Edition.Title);
        xml.WriteElementString("link", article.Url.AbsoluteUri);
        xml.WriteElementString("guid", article.Url.AbsoluteUri);
        xml.WriteElementString("pubDate", Date(article.PublishedAt));
        if (article.Edition.Author is { } author)
        {
            xml.WriteElementString("creator", XmlFeed.DublinCore, author);
        }

        xml.WriteElementString("description", article.Edition.Teaser);
        if (article.Edition.Outlet.FullText)
        {
            xml.WriteStartElement("encoded", XmlFeed.Content);
            xml.WriteCData(Html.Of(article.Edition.Paragraphs));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Date(DateTimeOffset at) => $"{at:ddd, dd MMM yyyy HH:mm:ss} {at.ToString("zzz").Replace(":", "")}";
}
