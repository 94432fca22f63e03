using System.Text;

namespace NewsPipeline.Feeds.Tests;

public class SiteFeedsTests
{
    private const string Declared = "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/rss\">";
    private static readonly Uri Page = new("https://harbourpost.example/news/today.html");

    [Theory]
    [InlineData(Declared)]
    [InlineData("<link rel=\"alternate home\" type=\"application/rss+xml\" href=\"/rss\">")]
    [InlineData("<LINK HREF=/rss TYPE='application/atom+xml; charset=utf-8' REL='ALTERNATE'>")]
    [InlineData("<link rel='feed' href='../rss'>")]
    [InlineData("<link rel=\"alternate\" type=\"application/feed+json\" href=\"https://harbourpost.example/rss#top\">")]
    [InlineData("<base href=\"https://harbourpost.example/\"><link rel=\"alternate\" type=\"text/xml\" href=\"rss\">")]
    [InlineData("<base target=\"_top\"><link rel=\"alternate\" type=\"application/rdf+xml\" href=\"//harbourpost.example/rss\">")]
    [InlineData("<a href=\"/rss\">Our feed</a>")]
    public void What_a_page_declares_or_links_to_is_found(string html) => Assert.Equal(["https://harbourpost.example/rss"], NamedBy(html));

    [Theory]
    [InlineData("<!-- " + Declared + " -->")]
    [InlineData("<script>document.write('" + Declared + "')</script>")]
    [InlineData("<template>" + Declared + "</template>")]
    [InlineData("<textarea>" + Declared + "</textarea>")]
    [InlineData("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"/oembed\">")]
    [InlineData("<link rel=\"alternate\" hreflang=\"de\" href=\"/de\">")]
    [InlineData("<link rel=\"stylesheet\" type=\"text/css\" href=\"/rss.css\">")]
    [InlineData("<link rel=\"alternate\" type=\"application/rss+xml\" href=\"javascript:alert(1)\">")]
    [InlineData("<link rel=\"alternate\" type=\"application/rss+xml\" href=\"\">")]
    [InlineData("<a href=\"/about-our-feeds\">Feeds</a>")]
    [InlineData("plain words")]
    [InlineData("")]
    public void What_is_no_feed_link_is_not(string html) => Assert.Empty(NamedBy(html));

    [Fact]
    public void Each_comes_once_and_those_of_comments_after_those_of_articles() => Assert.Equal(
        ["https://harbourpost.example/feed", "https://harbourpost.example/atom", "https://harbourpost.example/comments/feed", "https://harbourpost.example/world.rss"],
        NamedBy("""
            <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
            <link rel="alternate" type="application/rss+xml" href="/feed">
            <link rel="alternate" type="application/rss+xml" title="The same again" href="/feed">
            <link rel="alternate" type="application/atom+xml" href="/atom">
            <body><a href="/world.rss">World</a><a href="/feed">All</a>
            """));

    [Fact]
    public void The_usual_places_lie_under_the_page_and_at_the_root() => Assert.Equal(
        [
            "https://harbourpost.example/world/feed", "https://harbourpost.example/world/rss.xml", "https://harbourpost.example/feed", "https://harbourpost.example/rss",
            "https://harbourpost.example/rss.xml", "https://harbourpost.example/feed.xml", "https://harbourpost.example/atom.xml", "https://harbourpost.example/index.xml",
        ],
        SiteFeeds.UsualPlaces(new Uri("https://harbourpost.example/world?page=2")).Select(url => url.AbsoluteUri));

    [Theory]
    [InlineData("<link")]
    [InlineData("<link rel=\"alternate\"")]
    [InlineData("<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/x\">")]
    [InlineData("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"&quot; \">")]
    [InlineData("<b>")]
    [InlineData("<a href='/rss'>")]
    [InlineData("<!--")]
    public void Whatever_is_repeated_the_cost_stays_linear(string piece) =>
        Cost.IsLinear(length => NamedBy(string.Concat(Enumerable.Repeat(piece, Math.Max(1, length / 4 / piece.Length)))));

    private static IEnumerable<string> NamedBy(string html) =>
        SiteFeeds.NamedBy(Encoding.UTF8.GetBytes(html), "text/html", Page).Select(url => url.AbsoluteUri);
}
