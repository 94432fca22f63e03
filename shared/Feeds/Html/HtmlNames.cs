using System.Collections.Frozen;

namespace NewsPipeline.Feeds.Html;

/// <summary>Names of HTML elements, by what they mean for reading.</summary>
internal static class HtmlNames
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Blocks = Lookup(
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form " +
        "h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody tfoot thead tr ul");

    /// <summary>How many of the unread elements, the first ones, hold code.</summary>
    public const int CodeElements = 2;

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Unread =
        "script style noscript template iframe noframes svg math title textarea select button object applet audio video canvas".Split(' ')
            .Index().ToFrozenDictionary(pair => pair.Item, pair => pair.Index, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Others = Lookup(
        "a abbr acronym area b base bdi bdo big br cite code col colgroup data datalist del dfn em embed font frame frameset i img input ins kbd label link " +
        "map mark marquee meta meter nobr output param picture progress q rp rt ruby s samp small source span strike strong sub sup td th time track tt u var wbr");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Voids = Lookup(
        "area base br col embed hr img input link meta param source track wbr");

    /// <summary>They have no end tag.</summary>
    public static bool IsVoid(ReadOnlySpan<char> name) => Voids.Contains(name);

    public static bool IsBlock(ReadOnlySpan<char> name) => Blocks.Contains(name);

    /// <summary>Which of the elements it is whose content is not for reading; -1 where it is none.</summary>
    public static int UnreadIndex(ReadOnlySpan<char> name) => Unread.TryGetValue(name, out var index) ? index : -1;

    public static bool IsCell(ReadOnlySpan<char> name) =>
        name.Equals("td", StringComparison.OrdinalIgnoreCase) || name.Equals("th", StringComparison.OrdinalIgnoreCase);

    public static bool IsKnown(ReadOnlySpan<char> name) => Others.Contains(name) || Blocks.Contains(name) || Unread.ContainsKey(name);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(string names) =>
        names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
