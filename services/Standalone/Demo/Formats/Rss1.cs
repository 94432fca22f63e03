using System.Xml;

namespace NewsPipeline.Standalone.Demo;

/// <summary>RDF Site Summary 1.0, with dates and authors in Dublin Core.</summary>
internal static class Rss1
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Rss = "http://purl.org/rss/1.0/";

    public static byte[] Print(Outlet outlet, Uri home, IReadOnlyList<PrintedArticle> articles) => XmlFeed.Print(outlet, xml =>
    {
        xml.WriteStartElement("rdf", "RDF", Rdf);
        xml.WriteAttributeString("xmlns", Rss);
        xml.WriteAttributeString("xmlns", "dc", null, XmlFeed.DublinCore);
        xml.WriteAttributeString("xmlns", "content", null, XmlFeed.Content);
        Channel(xml, outlet, home, articles);
        foreach (var article in articles)
        {
            Item(xml, article);
        }
    });

    private static void Channel(XmlWriter xml, Outlet outlet, Uri home, IReadOnlyList<PrintedArticle> articles)
    {
        xml.WriteStartElement("channel", Rss);
        xml.WriteAttributeString("about", Rdf, home.AbsoluteUri);
        xml.WriteElementString("title", Rss, outlet.Title);
        xml.WriteElementString("link", Rss, home.AbsoluteUri);
        xml.WriteElementString("description", Rss, outlet.Tagline);
        xml.WriteElementString("language", XmlFeed.DublinCore, outlet.Language);
        xml.WriteStartElement("items", Rss);
        xml.WriteStartElement("Seq", Rdf);
        foreach (var article in articles)
        {
            xml.WriteStartElement("li", Rdf);
            xml.WriteAttributeString("resource", Rdf, article.Url.AbsoluteUri);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Item(XmlWriter xml, PrintedArticle article)
    {
        xml.WriteStartElement("item", Rss);
        xml.WriteAttributeString("about", Rdf, article.Url.AbsoluteUri);
        xml.WriteElementString("title", Rss, article.Edition.Title);
        xml.WriteElementString("link", Rss, article.Url.AbsoluteUri);
        xml.WriteElementString("description", Rss, article.Edition.Teaser);
        xml.WriteElementString("date", XmlFeed.DublinCore, XmlFeed.Date(article.PublishedAt));
        if (article.Edition.Author is { } author)
        {
            xml.WriteElementString("creator", XmlFeed.DublinCore, author);
        }

        if (article.Edition.Outlet.FullText)
        {
            xml.WriteElementString("encoded", XmlFeed.Content, Html.Of(article.Edition.Paragraphs));
        }

        xml.WriteEndElement();
    }
}
