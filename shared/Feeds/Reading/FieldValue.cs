using NewsPipeline.Feeds.Dates;
using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Reading;

/// <summary>The element of one field, read as whatever that field wants.</summary>
internal readonly ref struct FieldValue(ReadOnlySpan<byte> xml, ReadOnlySpan<byte> attributes, Extent extent, Element element)
{
    private readonly ReadOnlySpan<byte> xml = xml;

    public ReadOnlySpan<byte> Attributes { get; } = attributes;

    public Ns Ns => element.Ns;

    public int Rank => element.Rank;

    public string? Address => element.Scope.Address;

    public bool AddressIsDeclared => element.Scope.Declared;

    public ReadOnlySpan<byte> Inner => xml[extent.From..extent.To];

    public bool HasElements => extent.HasElements;

    public MarkupText Markup() => MarkupText.Read(xml, extent, Attributes);

    /// <summary>Character data as it is; markup within is written out.</summary>
    public string Text() => extent.HasElements ? Markup().Text : MarkupText.Characters(xml, extent);

    public DateTimeOffset? Date() =>
        extent is { Pieces: 1, HasElements: false, PieceIsCData: false }
            ? FeedDate.Parse(CharacterData.Trim(xml[extent.PieceFrom..extent.PieceTo]))
            : FeedDate.Parse(Text());
}
