namespace NewsPipeline.Feeds.Tests;

public class SafeHtmlTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("<p>a <b>b</b></p>", "<p>a <b>b</b></p>")]
    [InlineData("<p onclick=\"x()\" style=\"color:red\">a</p>", "<p>a</p>")]
    [InlineData("a<script>alert(1)</script>b", "ab")]
    [InlineData("a<style>p{}</style>b", "ab")]
    [InlineData("<blink>kept</blink>", "kept")]
    [InlineData("<form action=\"/x\">kept<input name=a></form>", "kept")]
    [InlineData("<svg><script>1</script></svg>a", "a")]
    [InlineData("<iframe src=\"http://x.example/\">no</iframe>a", "a")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"java\tscript:alert(1)\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"&#106;avascript:alert(1)\">a</a>", "<a>a</a>")]
    [InlineData("<img src=\"data:text/html,x\" alt=\"a\">", "<img alt=\"a\">")]
    [InlineData("<a href=\"rel/x\">a</a>", "<a href=\"http://h.example/feeds/rel/x\">a</a>")]
    [InlineData("<img src=\"/x.png\">", "<img src=\"http://h.example/x.png\">")]
    [InlineData("<a href=\"http://o.example/?a=1&amp;b=2\">a</a>", "<a href=\"http://o.example/?a=1&amp;b=2\">a</a>")]
    [InlineData("<a href=\"mailto:a@b.example\">a</a>", "<a href=\"mailto:a@b.example\">a</a>")]
    [InlineData("<p>unclosed <b>tags", "<p>unclosed <b>tags</b></p>")]
    [InlineData("<base href=\"http://evil.example/\"><a href=\"x\">a</a>", "<a href=\"http://h.example/feeds/x\">a</a>")]
    public void Html_is_cleaned_by_the_list_and_its_links_made_absolute(string html, string expected) =>
        Assert.Equal(expected, SafeHtml.Clean(html, "http://h.example/feeds/rss"));

    [Fact]
    public void Without_an_address_relative_links_stay() => Assert.Equal("<a href=\"x\">a</a>", SafeHtml.Clean("<a href=\"x\">a</a>"));

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<b><p>")]
    [InlineData("<table><td>")]
    public void What_nests_too_deep_is_shown_as_text(string tag) =>
        Assert.Equal("<p>a &lt; b</p>", SafeHtml.Clean(string.Concat(Enumerable.Repeat(tag, 100_000)) + "a &lt; b"));
}
