using NewsPipeline.Feeds.Reading;
using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Lists;

/// <summary>Outlines with an address are feeds, those around them folders.</summary>
internal static class OpmlReader
{
    private const int Deepest = 64;

    public static FeedList Read(ReadOnlySpan<byte> opml)
    {
        var feeds = new List<FeedAddress>();
        var wrong = new List<WrongLine>();
        var folders = new List<string>();
        var lines = new LineCounter();
        var tokens = new Tokenizer(opml);
        while (tokens.Read())
        {
            if (tokens.Kind == TokenKind.Close && IsOutline(tokens.Name) && folders.Count > 0)
            {
                folders.RemoveAt(folders.Count - 1);
            }
            else if (tokens.Kind == TokenKind.Start && IsOutline(tokens.Name))
            {
                Take(tokens, lines.At(opml, tokens.Start), folders, feeds, wrong);
            }
        }

        return new FeedList(feeds, feeds.Count + wrong.Count > 0 ? wrong : [new WrongLine(1, "", "holds no outline with an xmlUrl")]);
    }

    private static void Take(Tokenizer tokens, int line, List<string> folders, List<FeedAddress> feeds, List<WrongLine> wrong)
    {
        var attributes = tokens.Attributes;
        var title = Attribute(attributes, "title"u8) ?? Attribute(attributes, "text"u8);
        var address = Attribute(attributes, "xmlUrl"u8) ?? Attribute(attributes, "xmlurl"u8) ?? OfRssOutline(attributes);
        if (address is not null && WebAddress.Parse(address) is { } url)
        {
            var page = Attribute(attributes, "htmlUrl"u8) is { } html ? WebAddress.Parse(html) : null;
            feeds.Add(new FeedAddress(url, title is null ? null : PlainText.LineFromHtml(title), page, [.. folders.Where(folder => folder.Length > 0)]));
        }
        else if (address is not null)
        {
            wrong.Add(new WrongLine(line, address, WebAddress.Expected));
        }

        if (!tokens.IsEmpty && folders.Count < Deepest)
        {
            folders.Add(address is null ? title ?? "" : "");
        }
    }

    private static string? OfRssOutline(ReadOnlySpan<byte> attributes) =>
        Attribute(attributes, "type"u8) is { } type && type.Equals("rss", StringComparison.OrdinalIgnoreCase) ? Attribute(attributes, "url"u8) : null;

    private static string? Attribute(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> name) => TagAttributes.Find(attributes, name);

    private static bool IsOutline(ReadOnlySpan<byte> name) => OpenElements.Same(name, "outline"u8);
}
