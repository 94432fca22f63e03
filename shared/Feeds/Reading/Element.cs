using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Reading;

/// <summary>A start tag, understood.</summary>
/// <param name="Bindings">How many prefixes were bound outside it.</param>
internal readonly record struct Element(Ns Ns, Name Name, Scope Scope, int Bindings)
{
    /// <param name="inSitemap">There the items are called url.</param>
    public bool IsItem(bool inSitemap) =>
        Ns is Ns.Own or Ns.Atom or Ns.Rdf && (Name is Name.Item or Name.Entry || (inSitemap && Name == Name.Url));

    /// <summary>Holds facts of an item one level deeper.</summary>
    public bool IsGroup => (Ns, Name) is (Ns.Media, Name.Group) or (Ns.News, Name.News or Name.Publication);

    public int Rank => Fields.Rank(Ns, Name);
}
