using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Reading;

/// <summary>What an element inherits: xml:base (resolved) and xml:lang.</summary>
/// <param name="Declared">The address comes from the document itself, not from where it was fetched.</param>
internal sealed record Scope(string? Address, bool Declared, string? Language)
{
    public Scope Enter(ReadOnlySpan<byte> attributes)
    {
        var address = TagAttributes.Find(attributes, "xml:base"u8);
        var language = TagAttributes.Find(attributes, "xml:lang"u8);
        return (address, language) is (null, null)
            ? this
            : new Scope(address is null ? Address : Addresses.Resolve(address, Address), Declared || address is not null, language ?? Language);
    }
}
