using System.Text;

namespace NewsPipeline.Feeds.Tests;

public class FeedListTests
{
    private const string Subscriptions = """
        <?xml version="1.0"?>
        <opml version="2.0"><head><title>Mine</title></head><body>
          <outline text="World">
            <outline text="Asia &amp; Pacific"><outline type="rss" text="A" title="A &amp; B" xmlUrl="https://a.example/rss" htmlUrl="https://a.example/"/></outline>
            <outline text="B" xmlUrl="feed://b.example/rss"></outline>
            <outline text="wrong" xmlUrl="not an address"/>
          </outline>
          <outline text="C" type="rss" url="http://c.example/"/>
        </body></opml>
        """;

    [Fact]
    public void Opml_gives_feeds_with_the_folders_around_them()
    {
        var list = Opml.Read(Encoding.UTF8.GetBytes(Subscriptions));
        Assert.Equal(
            ["https://a.example/rss A & B World/Asia & Pacific", "http://b.example/rss B World", "http://c.example/ C "],
            list.Feeds.Select(feed => $"{feed.Url} {feed.Title} {string.Join('/', feed.Folders ?? [])}"));
        Assert.Equal(new Uri("https://a.example/"), list.Feeds[0].HtmlUrl);
        Assert.Equal(new WrongLine(6, "not an address", "is not an http or https address"), Assert.Single(list.Wrong));
    }

    [Fact]
    public void Opml_without_feeds_says_so() =>
        Assert.Equal("holds no outline with an xmlUrl", Assert.Single(FeedList.Read("<opml><body/></opml>").Wrong).Reason);

    [Fact]
    public void A_plain_list_names_one_feed_a_line()
    {
        var list = FeedList.Read("""
            # world
            https://a.example/rss   Harbour Post

            http://b.example/feed
            b.example/feed
            """);
        Assert.Equal([("https://a.example/rss", "Harbour Post"), ("http://b.example/feed", null)], list.Feeds.Select(feed => (feed.Url.AbsoluteUri, feed.Title)));
        Assert.Equal(new WrongLine(5, "b.example/feed", "is not an http or https address"), Assert.Single(list.Wrong));
    }

    [Fact]
    public void Either_form_is_recognised() => Assert.Equal(3, FeedList.Read(Subscriptions).Feeds.Count);
}
