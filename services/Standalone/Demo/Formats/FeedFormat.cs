namespace NewsPipeline.Standalone.Demo;

/// <summary>The formats in which outlets offer their articles.</summary>
internal static class FeedFormat
{
    public static byte[] Print(Outlet outlet, Uri home, IReadOnlyList<PrintedArticle> articles) => outlet.Format switch
    {
        "rss2" => Rss2.Print(outlet, home, articles),
        "rss1" => Rss1.Print(outlet, home, articles),
        "atom" => Atom.Print(outlet, home, articles),
        "json" => JsonFeed.Print(outlet, home, articles),
        _ => throw new FormatException($"Outlet {outlet.Name} has the feed format '{outlet.Format}'; known are rss2, rss1, atom and json."),
    };

    public static string MediaType(Outlet outlet) => outlet.Format switch
    {
        "rss2" => "application/rss+xml",
        "rss1" => "application/rdf+xml",
        "atom" => "application/atom+xml",
        _ => "application/feed+json",
    };
}
