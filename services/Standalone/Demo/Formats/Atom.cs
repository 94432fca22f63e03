using System.Xml;

namespace NewsPipeline.Standalone.Demo;

/// <summary>Atom (RFC 4287); a corrected article keeps its id and moves its <c>updated</c>.</summary>
internal static class Atom
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static byte[] Print(Outlet outlet, Uri home, IReadOnlyList<PrintedArticle> articles) => XmlFeed.Print(outlet, xml =>
    {
        xml.WriteStartElement("feed", Namespace);
        xml.WriteAttributeString("xml", "lang", null, outlet.Language);
        xml.WriteElementString("id", Namespace, home.AbsoluteUri);
        xml.WriteElementString("title", Namespace, outlet.Title);
        xml.WriteElementString("subtitle", Namespace, outlet.Tagline);
        Link(xml, "alternate", home.AbsoluteUri);
        Link(xml, "self", new Uri(home, outlet.FeedPath).AbsoluteUri);
        xml.WriteElementString("updated", Namespace, XmlFeed.Date(articles.Select(article => article.UpdatedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()));
        foreach (var article in articles)
        {
            Entry(xml, article);
        }
    });

    private static void Entry(XmlWriter xml, PrintedArticle article)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, article.Url.AbsoluteUri);
        xml.WriteElementString("title", Namespace, article.Edition.Title);
        Link(xml, "alternate", article.Url.AbsoluteUri);
        xml.WriteElementString("published", Namespace, XmlFeed.Date(article.PublishedAt));
        xml.WriteElementString("updated", Namespace, XmlFeed.Date(article.UpdatedAt));
        xml.WriteStartElement("author", Namespace);
        xml.WriteElementString("name", Namespace, article.Edition.Author ?? article.Edition.Outlet.Title);
        xml.WriteEndElement();
        xml.WriteElementString("summary", Namespace, article.Edition.Teaser);
        if (article.Edition.Outlet.FullText)
        {
            xml.WriteStartElement("content", Namespace);
            xml.WriteAttributeString("type", "html");
            xml.WriteString(Html.Of(article.Edition.Paragraphs));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
