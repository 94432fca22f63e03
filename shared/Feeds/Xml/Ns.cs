namespace NewsPipeline.Feeds.Xml;

/// <summary>The vocabularies we read, in the order in which they are believed when several say the same thing.</summary>
internal enum Ns
{
    /// <summary>The format's own: RSS of any version, or no namespace at all.</summary>
    Own,
    Atom,
    Content,
    Terms,
    Dublin,
    Itunes,
    Media,
    Xhtml,
    Rdf,
    Syndication,

    /// <summary>Google's news extension of sitemaps.</summary>
    News,
    Other,
}
