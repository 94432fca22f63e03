using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Reading;

/// <summary>Which element says what. This table is the whole difference between RSS, RDF, Atom and their modules.</summary>
internal static class Fields
{
    public static Field OfItem(Ns ns, Name name) => (ns, name) switch
    {
        (Ns.Own or Ns.Atom, Name.PubDate or Name.Published or Name.Issued or Name.Created) => Field.Published,
        (Ns.Terms, Name.Issued or Name.Created) => Field.Published,
        (Ns.Own or Ns.Atom or Ns.Terms, Name.Updated or Name.Modified or Name.LastBuildDate) => Field.Updated,
        (Ns.Own or Ns.Atom, Name.Summary or Name.Abstract) or (Ns.Media or Ns.Terms or Ns.Dublin or Ns.Itunes, Name.Description or Name.Summary or Name.Subtitle) => Field.Summary,
        (Ns.Content, Name.Encoded) or (Ns.Own or Ns.Atom, Name.Content or Name.Fulltext or Name.Fullitem) => Field.Content,
        (Ns.Own or Ns.Xhtml, Name.Body) or (Ns.Xhtml, Name.Div) => Field.Content,
        (Ns.News, Name.PublicationDate) => Field.Published,
        (Ns.Own, Name.Loc) => Field.Link,
        (Ns.Own, Name.LastMod) => Field.Updated,
        (Ns.News, Name.Language) => Field.Language,
        (Ns.News, Name.Title) => Field.Title,
        (Ns.News, Name.Keywords) => Field.Keywords,
        (Ns.Media, Name.Content) => Field.Media,
        (Ns.Itunes or Ns.Media, Name.Category) => Field.Category,
        (Ns.Own, Name.Enclosure) => Field.Enclosure,
        _ => OfBoth(ns, name),
    };

    public static Field OfFeed(Ns ns, Name name) => (ns, name) switch
    {
        (Ns.Own, Name.LastBuildDate) or (Ns.Own or Ns.Atom or Ns.Terms, Name.Updated or Name.Modified) => Field.Updated,
        (Ns.Own or Ns.Atom, Name.Subtitle or Name.Tagline or Name.Abstract) or (Ns.Terms or Ns.Dublin, Name.Description) or (Ns.Itunes, Name.Summary or Name.Subtitle) => Field.Summary,
        (Ns.Own, Name.Ttl) => Field.Ttl,
        (Ns.Syndication, Name.UpdatePeriod) => Field.UpdatePeriod,
        (Ns.Syndication, Name.UpdateFrequency) => Field.UpdateFrequency,
        _ => OfBoth(ns, name),
    };

    /// <summary>Which of two elements for one field is believed: the lower.</summary>
    public static int Rank(Ns ns, Name name) => ((int)ns * 4) + (ns, name) switch
    {
        (_, Name.Subtitle) => 1,
        (_, Name.Created or Name.Fulltext) => 2,
        (Ns.Own, Name.Body or Name.Fullitem) => (int)Ns.Xhtml * 4,
        _ => 0,
    };

    private static Field OfBoth(Ns ns, Name name) => (ns, name) switch
    {
        (Ns.Own or Ns.Atom or Ns.Terms or Ns.Dublin or Ns.Itunes or Ns.Media, Name.Title) => Field.Title,
        (Ns.Own or Ns.Atom, Name.Link) => Field.Link,
        (Ns.Own, Name.Description) => Field.Summary,
        (Ns.Own, Name.Guid) or (Ns.Own or Ns.Atom, Name.Id) => Field.Id,
        (Ns.Terms or Ns.Dublin, Name.Date) => Field.Updated,
        (Ns.Own or Ns.Atom or Ns.Itunes, Name.Author) or (Ns.Terms or Ns.Dublin, Name.Author or Name.Creator) => Field.Author,
        (Ns.Own or Ns.Atom, Name.Category) or (Ns.Terms or Ns.Dublin, Name.Subject) => Field.Category,
        (Ns.Itunes, Name.Keywords) => Field.Keywords,
        (Ns.Own or Ns.Terms or Ns.Dublin, Name.Language) => Field.Language,
        _ => Field.None,
    };
}
