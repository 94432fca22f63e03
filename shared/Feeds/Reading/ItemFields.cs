using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Reading;

/// <summary>What each field of an item means for it.</summary>
internal static class ItemFields
{
    public static void Take(ItemDraft item, Field field, FieldValue value)
    {
        switch (field)
        {
            case Field.Title when value.Markup().Line is { Length: > 0 } title: item.Title.Offer(title, value.Rank); break;
            case Field.Summary when value.Markup() is { IsEmpty: false } summary: item.AddSummary(summary, value.Rank, value.Address); break;
            case Field.Content when value.Markup() is { IsEmpty: false } content: item.AddContent(content, value.Rank, value.Address); break;
            case Field.Link: TakeLink(item, value); break;
            case Field.Id: TakeId(item, value); break;
            case Field.Published when value.Date() is { } date: item.Published.Offer(date, value.Rank); break;
            case Field.Updated when value.Date() is { } date: item.Updated.Offer(date, value.Rank); break;
            case Field.Author: item.AddAuthor(Author(value), value.Rank); break;
            case Field.Category: TakeCategories(item, value); break;
            case Field.Keywords: TakeKeywords(item, value.Text()); break;
            case Field.Language when value.Text() is { Length: > 0 } language: item.Language.Offer(language, value.Rank); break;
            case Field.Enclosure when Link.ReadEnclosure(value.Attributes, value.Address, "length"u8) is { } enclosure: item.AddEnclosure(enclosure); break;
            case Field.Media when Link.ReadEnclosure(value.Attributes, value.Address, "fileSize"u8) is { } medium: item.AddMedia(medium); break;
            default: break;
        }
    }

    /// <summary>What the item's own tag says: RDF's about, and all that CDF says.</summary>
    public static void TakeAttributes(ItemDraft item, ReadOnlySpan<byte> attributes, string? address, bool isCdf)
    {
        if (Formats.Attribute(attributes, "about"u8) is { } about)
        {
            item.Id.Offer(about, int.MaxValue);
        }

        if (isCdf)
        {
            CdfTag.Take(attributes, address, ref item.Url, ref item.Updated);
        }
    }

    private static void TakeLink(ItemDraft item, FieldValue value)
    {
        if (Link.Read(value.Attributes, value.Address) is not { } link)
        {
            TakeText(item, value);
        }
        else if (link.Kind == LinkKind.Enclosure)
        {
            item.AddEnclosure(new Enclosure(link.Address, link.Type, link.Length));
        }
        else if (link.Kind == LinkKind.Alternate && value.Ns == Ns.Own)
        {
            item.Url.Offer(link.Address, value.Rank);
        }
        else if (link.Kind == LinkKind.Alternate)
        {
            item.Url.OfferFirst(link.Address, value.Rank + link.Detour);
        }
    }

    private static void TakeText(ItemDraft item, FieldValue value)
    {
        if (value.Text() is { Length: > 0 } text)
        {
            item.Url.Offer(Addresses.Resolve(text, value.Address), value.Rank);
        }
    }

    // An Atom id may be relative to an xml:base; where we fetched the feed from must not change what an item is called.
    private static void TakeId(ItemDraft item, FieldValue value)
    {
        if (value.Text() is not { Length: > 0 } id)
        {
            return;
        }

        item.Id.Offer(value.Ns == Ns.Atom && value.AddressIsDeclared ? Addresses.Resolve(id, value.Address) : id, value.Rank);
        if (value.Ns == Ns.Own && Permalink(value.Attributes, id, value.Address) is { } permalink)
        {
            item.Permalink.Offer(permalink, value.Rank);
        }
    }

    private static string? Permalink(ReadOnlySpan<byte> attributes, string id, string? against)
    {
        var says = TagAttributes.Find(attributes, "isPermaLink"u8) ?? TagAttributes.Find(attributes, "ispermalink"u8);
        var isOne = says is null ? Addresses.IsWeb(id) : says.Equals("true", StringComparison.OrdinalIgnoreCase);
        return isOne ? Addresses.Resolve(id, against) : null;
    }

    public static string? Author(FieldValue value) =>
        (value.HasElements ? AuthorName.FromPerson(value.Inner) : null) ?? AuthorName.FromLine(value.Text());

    // Those of iTunes stand in each other, the narrower in the wider.
    private static void TakeCategories(ItemDraft item, FieldValue value)
    {
        item.AddCategory(Category(value));
        if (value is not { Ns: Ns.Itunes, HasElements: true })
        {
            return;
        }

        var inner = new Tokenizer(value.Inner, isPart: true);
        while (inner.Read())
        {
            if (inner.Kind == TokenKind.Start && TagAttributes.Find(inner.Attributes, "text"u8) is { } narrower)
            {
                item.AddCategory(PlainText.Line(narrower));
            }
        }
    }

    private static string? Category(FieldValue value)
    {
        if (value.Attributes.IsEmpty)
        {
            return value.Markup().Line;
        }

        // Atom's attributes, then that of iTunes; media:category has a label for its text.
        var named = TagAttributes.Find(value.Attributes, "label"u8) ?? TagAttributes.Find(value.Attributes, "term"u8) ?? TagAttributes.Find(value.Attributes, "text"u8);
        return named is null ? value.Markup().Line : PlainText.Line(named);
    }

    private static void TakeKeywords(ItemDraft item, string keywords)
    {
        foreach (var keyword in keywords.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            item.AddCategory(PlainText.LineFromHtml(keyword));
        }
    }
}
