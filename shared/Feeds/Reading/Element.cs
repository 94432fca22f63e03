using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Reading;

/// <summary>A start tag, understood.</summary>
/// <param name="Bindings">How many prefixes were bound outside it.</param>
internal readonly record struct Element(Ns Ns, Name Name, Scope Scope, int Bindings)
{
    public bool IsItem => Ns is Ns.Own or Ns.Atom or Ns.Rdf && (Name is Name.Item or Name.Entry);

    public int Rank => Fields.Rank(Ns, Name);
}
