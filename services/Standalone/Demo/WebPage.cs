using System.Text;

namespace NewsPipeline.Standalone.Demo;

/// <summary>An article's page, with all that outlets put around a text.</summary>
internal static class WebPage
{
    public static byte[] Of(PrintedArticle article, IReadOnlyList<PrintedArticle> others) =>
        Encoding.UTF8.GetBytes(article.Edition.Outlet.Tabloid ? Tabloid(article, others) : Broadsheet(article, others));

    /// <summary>The front page, which also names the feed.</summary>
    public static byte[] Front(Outlet outlet, IReadOnlyList<PrintedArticle> articles) => Encoding.UTF8.GetBytes($"""
        {Head(outlet, outlet.Title)}
        <body><h1>{Html.Escape(outlet.Title)}</h1><p>{Html.Escape(outlet.Tagline)}</p>
        <ul>{Links(articles)}</ul>
        {Footer(outlet)}</body></html>
        """);

    private static string Broadsheet(PrintedArticle article, IReadOnlyList<PrintedArticle> others) => $"""
        {Head(article.Edition.Outlet, article.Edition.Title)}
        <body>
        <header><a href="/">{Html.Escape(article.Edition.Outlet.Title)}</a>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/">World</a></li><li><a href="/">Business</a></li><li><a href="/">Sport</a></li></ul></nav></header>
        <main><article>
        <h1>{Html.Escape(article.Edition.Title)}</h1>
        <p class="byline">{Byline(article)}</p>
        {Html.Of(article.Edition.Paragraphs)}</article>
        <aside><h2>More from {Html.Escape(article.Edition.Outlet.Title)}</h2><ul>{Links(others)}</ul></aside></main>
        {Footer(article.Edition.Outlet)}
        </body></html>
        """;

    private static string Tabloid(PrintedArticle article, IReadOnlyList<PrintedArticle> others) => $"""
        {Head(article.Edition.Outlet, article.Edition.Title)}
        <body>
        <div id="cookie-wall"><p>We and our 412 partners store cookies on your device.</p><button>Accept all</button><button>Settings</button></div>
        <div class="topbar"><a href="/">{Html.Escape(article.Edition.Outlet.Title)}</a> <a href="/">Showbiz</a> <a href="/">Football</a> <a href="/">Horoscope</a></div>
        <div class="wrap"><div class="content">
        <h1>{Html.Escape(article.Edition.Title)}</h1>
        <div class="meta">{Byline(article)} <span class="share">Share Tweet Mail</span></div>
        <div class="story-body">{Html.Of(article.Edition.Paragraphs.Take(2))}
        <div class="promo"><a href="/">Win a weekend for two in the mountains</a></div>
        {Html.Of(article.Edition.Paragraphs.Skip(2))}</div></div>
        <div class="rail"><h3>Most read</h3><ol>{Links(others)}</ol><div class="ad">Advertisement</div></div></div>
        <div class="comments"><h3>Comments (14)</h3><p>Log in to join the conversation.</p></div>
        {Footer(article.Edition.Outlet)}
        </body></html>
        """;

    private static string Head(Outlet outlet, string title) => $"""
        <!DOCTYPE html>
        <html lang="{outlet.Language}"><head><meta charset="utf-8"><title>{Html.Escape(title)} | {Html.Escape(outlet.Title)}</title>
        <link rel="alternate" type="{FeedFormat.MediaType(outlet)}" title="{Html.Escape(outlet.Title)}" href="{outlet.FeedPath}">
        <script>window.track = function () {"{ }"};</script><style>.ad {"{ min-height: 90px }"}</style></head>
        """;

    private static string Byline(PrintedArticle article) =>
        $"""{Html.Escape(article.Edition.Author ?? "Staff")} <time datetime="{article.PublishedAt:yyyy-MM-ddTHH:mm:sszzz}">{article.PublishedAt:d MMMM yyyy, HH:mm}</time>""";

    private static string Links(IEnumerable<PrintedArticle> articles) =>
        string.Concat(articles.Select(article => $"""<li><a href="{article.Url}">{Html.Escape(article.Edition.Title)}</a></li>"""));

    private static string Footer(Outlet outlet) =>
        $"<footer><p>{Html.Escape(outlet.Title)} is an invented outlet. Its reports and quotations are fiction.</p></footer>";
}
