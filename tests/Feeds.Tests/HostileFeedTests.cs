using System.Text;

namespace NewsPipeline.Feeds.Tests;

public class HostileFeedTests
{
    private const string Head = "<rss version=\"2.0\"><channel><title>T</title><item><title>whole</title></item>";

    [Theory]
    [InlineData("<a>")]
    [InlineData("<title>")]
    [InlineData("<item>")]
    [InlineData("<item><title>")]
    [InlineData("<item><x></item>")]
    [InlineData("<br>")]
    [InlineData("</a>")]
    [InlineData("<")]
    [InlineData("<a b=\"")]
    [InlineData("<a b='\"")]
    [InlineData("&")]
    [InlineData("&#")]
    [InlineData("<![CDATA[")]
    [InlineData("<!--")]
    [InlineData("<!DOCTYPE [\"")]
    [InlineData("<?")]
    [InlineData("<a xmlns:b=\"c\"/>")]
    [InlineData("<item xmlns:b=\"c\">")]
    [InlineData("]]>")]
    [InlineData("\0")]
    [InlineData("é\u0080")]
    public void Whatever_is_repeated_the_cost_stays_linear(string piece)
    {
        Cost.IsLinear(length => FeedReader.Read(Utf8(Head + Repeat(piece, length))));
        Cost.IsLinear(length => FeedReader.Read(Utf8(Head + Repeat(piece, length) + "</channel></rss>")));
        Cost.IsLinear(length => FeedReader.Read(Utf8(Repeat(piece, length))));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("\"")]
    [InlineData("\\ud800")]
    public void So_it_does_in_json(string piece)
    {
        Cost.IsLinear(length => FeedReader.Read(Utf8("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\"}," + Repeat(piece, length))));
        Cost.IsLinear(length => FeedReader.Read(Utf8("{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"" + Repeat(piece, length) + "\"}")));
    }

    [Fact]
    public void An_entity_bomb_is_harmless()
    {
        var entities = string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY e{i} \"&e{i - 1};&e{i - 1};\">"));
        var bomb = $"<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY e0 \"boom\">{entities}]><rss version=\"2.0\"><channel><title>&e30;</title></channel></rss>";
        Assert.Equal("&e30;", Whole(bomb).Title);
    }

    [Theory]
    [InlineData("<!ENTITY")]
    [InlineData("<!ENTITY a ")]
    [InlineData("<!ENTITY a '")]
    [InlineData("<!ENTITY a \"b\">")]
    public void However_many_entities_are_declared_the_cost_stays_linear(string piece) =>
        Cost.IsLinear(length => FeedReader.Read(Utf8("<!DOCTYPE rss [" + Repeat(piece, length) + "]>" + Head)));

    [Theory]
    [InlineData("&a;")]
    [InlineData("&")]
    [InlineData("<![CDATA[")]
    public void However_often_they_are_used_it_does_too(string piece) =>
        Cost.IsLinear(length => FeedReader.Read(Utf8($"<!DOCTYPE rss [<!ENTITY a \"{new string('x', 1000)}\">]>" + Head + Repeat(piece, length))));

    [Fact]
    public void Nesting_beyond_the_limit_keeps_what_was_whole_and_names_the_limit()
    {
        var cut = Assert.IsType<FeedReading.Truncated>(FeedReader.Read(Utf8(Head + "<item>" + Repeat("<b>", 300_000))));
        Assert.Equal("nests deeper than 256", cut.Reason);
        Assert.Equal("whole", Assert.Single(cut.Feed.Items).Title);
    }

    [Fact]
    public void Json_that_nests_too_deep_names_the_limit()
    {
        var cut = Assert.IsType<FeedReading.Truncated>(FeedReader.Read(Utf8("{\"version\":\"1.1\",\"x\":" + Repeat("[", 300_000))));
        Assert.Equal("nests deeper than 256", cut.Reason);
    }

    [Fact]
    public void Bytes_beyond_the_limit_are_not_read()
    {
        var limits = new FeedLimits { LargestBody = Head.Length + 10 };
        var cut = Assert.IsType<FeedReading.Truncated>(FeedReader.Read(Utf8(Head + "<item><title>late</title></item></channel></rss>"), limits: limits));
        Assert.Equal($"larger than {limits.LargestBody} bytes", cut.Reason);
        Assert.Single(cut.Feed.Items);
    }

    [Fact]
    public void Items_beyond_the_limit_are_not_read()
    {
        var cut = Assert.IsType<FeedReading.Truncated>(FeedReader.Read(Utf8(Head + Repeat("<item/>", 70) + "</channel></rss>"), limits: new FeedLimits { MostItems = 5 }));
        Assert.Equal("more than 5 items", cut.Reason);
        Assert.Equal(5, cut.Feed.Items.Count);
    }

    [Fact]
    public void Attributes_beyond_the_limit_end_the_reading()
    {
        var cut = Assert.IsType<FeedReading.Truncated>(FeedReader.Read(Utf8(Head + "<item><link href=\"" + Repeat("x", 2_000_000) + "\"/></item></channel></rss>")));
        Assert.Equal("an element with more than 1,048,576 bytes of attributes", cut.Reason);
        Assert.Single(cut.Feed.Items);
    }

    private static Feed Whole(string xml) => Assert.IsType<FeedReading.Whole>(FeedReader.Read(Utf8(xml))).Feed;

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, Math.Max(1, length / piece.Length)));
}
