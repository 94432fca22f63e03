using Ganss.Xss;

namespace NewsPipeline.Feeds.Html;

/// <summary>The one place that says what of a feed's HTML may be shown.</summary>
internal static class SafeHtmlPolicy
{
    public static readonly HashSet<string> Elements = Set(
        "a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em " +
        "figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p picture pre q rp rt ruby s samp section small " +
        "source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr audio video");

    public static readonly HashSet<string> Attributes = Set(
        "abbr align alt border cellpadding cellspacing cite colspan controls datetime dir headers height href hreflang lang media open poster " +
        "reversed rowspan scope sizes span src start title type valign value width");

    public static readonly HashSet<string> AddressAttributes = Set("cite href poster src");

    // What opens a page, a letter, a call or a download; nothing that carries code or data of its own (javascript, data, blob).
    public static readonly HashSet<string> Schemes = Set("http https mailto ftp ftps sftp tel sms news nntp irc ircs sip sips xmpp magnet geo feed");

    private static readonly HashSet<string> Dropped = Set(
        "script style noscript template iframe frame frameset noframes object embed applet svg math title textarea select button input meta link base head");

    /// <summary>Of an element that is not allowed its content stays, unless the content is no reading matter.</summary>
    public static void EmptyUnreadable(RemovingTagEventArgs removing)
    {
        if (Dropped.Contains(removing.Tag.LocalName))
        {
            removing.Tag.TextContent = "";
        }
    }

    private static HashSet<string> Set(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);
}
