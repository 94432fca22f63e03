using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Reading;

/// <summary>One pass over an XML feed: opens and closes its structure, and hands each field to the draft it belongs to.</summary>
internal ref struct XmlFeedReader
{
    // Rubbish before a feed (warnings of a server's script, say) is a few elements at most.
    private const int MostBefore = 64;
    private readonly ReadOnlySpan<byte> xml;
    private readonly FeedLimits limits;
    private readonly OpenElements open;
    private readonly Namespaces namespaces = new();
    private readonly ExtentFinder extents;
    private readonly FeedDraft feed = new();
    private Tokenizer tokens;
    private ItemDraft? item;
    private string? stop;
    private string? firstElement;
    private int before;
    private bool isOver;

    private XmlFeedReader(ReadOnlySpan<byte> xml, string? address, FeedLimits limits)
    {
        this.xml = xml;
        this.limits = limits;
        open = new OpenElements(new Scope(address, Declared: false, Language: null));
        extents = new ExtentFinder(open, namespaces, limits, xml.Length);
        tokens = new Tokenizer(xml, limits.LongestAttributes);
    }

    public static FeedReading Read(ReadOnlySpan<byte> xml, string? address, FeedLimits limits)
    {
        var reader = new XmlFeedReader(xml, address, limits);
        reader.ReadAll();
        return reader.Result();
    }

    private void ReadAll()
    {
        while (stop is null && !isOver && tokens.Read())
        {
            if (tokens.Kind == TokenKind.Start)
            {
                Open();
            }
            else if (tokens.Kind == TokenKind.Close)
            {
                Close();
            }
        }

        stop ??= tokens.AttributesTooLong ? Limits.Attributes(limits.LongestAttributes) : null;
    }

    private readonly FeedReading Result()
    {
        if (feed.Format is null)
        {
            return new FeedReading.NotAFeed(stop ?? Formats.WhyNone(firstElement, xml), Formats.IsPage(firstElement));
        }

        return isOver && stop is null
            ? new FeedReading.Whole(feed.Finish())
            : new FeedReading.Truncated(feed.Finish(), stop ?? "breaks off before its end");
    }

    private void Open()
    {
        var bindings = namespaces.Count;
        var scope = open.Scope;
        if (tokens.Attributes.IndexOf("xml"u8) >= 0)
        {
            _ = xml.Overlaps(tokens.Attributes, out var at);
            namespaces.Declare(tokens.Attributes, at);
            scope = scope.Enter(tokens.Attributes);
        }

        var ns = namespaces.Resolve(xml, tokens.Name, out var local);
        var element = new Element(ns, Names.Of(local), scope, bindings);
        if (!OpenStructure(element))
        {
            ReadField(element);
            namespaces.Forget(bindings);
        }
    }

    // True where the element is part of the structure, and stays open.
    private bool OpenStructure(Element element)
    {
        if (open.Place == Place.Outside)
        {
            OpenRoot(element);
            return true;
        }

        if (element.IsItem(inSitemap: feed.Format == "sitemap"))
        {
            return OpenItem(element);
        }

        if (element is { Ns: Ns.Own, Name: Name.Channel } && open.Place == Place.Feed)
        {
            feed.OuterLanguage = element.Scope.Language ?? feed.OuterLanguage;
            return Push(element, Place.Feed);
        }

        return element.IsGroup && item is not null && !tokens.IsEmpty && Push(element, Place.Group);
    }

    private void OpenRoot(Element element)
    {
        var format = Formats.Of(element.Ns, element.Name, tokens.Name, tokens.Attributes);
        firstElement ??= System.Text.Encoding.UTF8.GetString(tokens.Name);
        if (format is null)
        {
            stop = ++before > MostBefore ? Formats.WhyNone(firstElement, xml) : null;
            namespaces.Forget(element.Bindings);
            return;
        }

        feed.Format = format;
        feed.OuterLanguage = element.Scope.Language;
        if (element.Ns == Ns.Other)
        {
            namespaces.Adopt(xml, tokens.Name);
        }

        if (IsCdf)
        {
            CdfTag.Take(tokens.Attributes, element.Scope.Address, ref feed.Url, ref feed.Updated);
        }

        _ = Push(element, Place.Feed);
    }

    private bool OpenItem(Element element)
    {
        if (open.FindPlace(Place.Item) is var unclosed and >= 0)
        {
            CloseDownTo(unclosed);
        }

        if (feed.ItemCount >= limits.MostItems)
        {
            stop = Limits.Items(limits.MostItems);
            return true;
        }

        item = new ItemDraft();
        if (!tokens.Attributes.IsEmpty)
        {
            ItemFields.TakeAttributes(item, tokens.Attributes, element.Scope.Address, IsCdf);
        }

        _ = Push(element, Place.Item);
        if (tokens.IsEmpty)
        {
            CloseDownTo(open.Count - 1);
        }

        return true;
    }

    private readonly bool IsCdf => feed.Format == "cdf";

    private readonly bool Push(Element element, Place place)
    {
        _ = xml.Overlaps(tokens.Name, out var start);
        open.Push(new Opened(start, tokens.Name.Length, place, element.Scope, element.Bindings));
        return true;
    }

    private void Close()
    {
        if (open.Find(xml, tokens.Name) is var index and >= 0)
        {
            CloseDownTo(index);
            isOver = open.Count == 0;
        }
    }

    private void CloseDownTo(int index)
    {
        while (open.Count > index)
        {
            var closed = open.Pop();
            namespaces.Forget(closed.Bindings);
            if (closed.Place == Place.Item && item is not null)
            {
                item.Language.OfferFirst(closed.Scope.Language!, int.MaxValue);
                feed.Add(item.Finish());
                item = null;
            }
        }
    }

    private void ReadField(Element element)
    {
        var field = item is null ? Fields.OfFeed(element.Ns, element.Name) : Fields.OfItem(element.Ns, element.Name);
        var attributes = tokens.Attributes;
        var start = tokens.Position;
        var extent = extents.Find(xml, ref tokens);
        stop = extents.Stop;
        if (field == Field.None || extent.End == ExtentEnd.Broken)
        {
            // Of an element that we do not know and that never ends, what follows is not its content.
            tokens.Position = extent.End == ExtentEnd.Outer ? start : tokens.Position;
            return;
        }

        var value = new FieldValue(xml, attributes, extent, element);
        if (item is null)
        {
            FeedFields.Take(feed, field, value);
        }
        else
        {
            ItemFields.Take(item, field, value);
        }
    }
}
