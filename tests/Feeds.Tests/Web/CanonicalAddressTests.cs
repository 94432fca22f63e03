using NewsPipeline.Feeds.Web;

namespace NewsPipeline.Feeds.Tests.Web;

public sealed class CanonicalAddressTests
{
    [Theory]
    [InlineData("https://Harbour-Post.Example:443/World/Talks", "https://harbour-post.example/World/Talks")]
    [InlineData("http://harbourpost.example:80/a", "http://harbourpost.example/a")]
    [InlineData("http://harbourpost.example:8080/a", "http://harbourpost.example:8080/a")]
    [InlineData("https://harbourpost.example./a#comments", "https://harbourpost.example/a")]
    [InlineData("https://me:secret@harbourpost.example/a", "https://harbourpost.example/a")]
    [InlineData("https://harbourpost.example", "https://harbourpost.example/")]
    [InlineData("https://zürich.example/a", "https://xn--zrich-kva.example/a")]
    [InlineData("http://[::1]:8080/a?utm_source=x", "http://[::1]:8080/a")]
    public void Spelling_of_the_host_does_not_matter(string address, string canonical) => Assert.Equal(canonical, Of(address));

    [Theory]
    [InlineData("?utm_source=feed&utm_medium=rss&id=7", "?id=7")]
    [InlineData("?id=7&fbclid=abc&GCLID=def", "?id=7")]
    [InlineData("?at_medium=RSS&at_campaign=WORLD", "")]
    [InlineData("?partner=rss&emc=rss", "")]
    [InlineData("?ref=rss", "")]
    [InlineData("?", "")]
    [InlineData("?ref=homepage", "?ref=homepage")]
    [InlineData("?source=wire&b=2&a=1", "?source=wire&b=2&a=1")]
    [InlineData("?page=2&page=1", "?page=2&page=1")]
    [InlineData("?q=a%26b", "?q=a%26b")]
    public void What_tells_where_a_reader_came_from_is_dropped_and_the_rest_stays_in_order(string query, string kept) =>
        Assert.Equal($"https://harbourpost.example/a{kept}", Of($"https://harbourpost.example/a{query}"));

    [Theory]
    [InlineData("mailto:desk@harbourpost.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://harbourpost.example/a")]
    [InlineData("tag:harbourpost.example,2026:1")]
    [InlineData("/world/talks")]
    public void What_a_reader_cannot_open_has_none(string address) =>
        Assert.Null(CanonicalAddress.Of(new Uri(address, address.StartsWith('/') ? UriKind.Relative : UriKind.Absolute)));

    [Fact]
    public void An_address_as_long_as_a_book_is_none() =>
        Assert.Null(CanonicalAddress.Of(new Uri($"https://harbourpost.example/{new string('a', CanonicalAddress.Longest)}")));

    [Fact]
    public void What_is_canonical_stays_as_it_is()
    {
        var once = Of("https://Harbour-Post.example/%7Edesk/ä?x=ö&utm_id=4#f");

        Assert.Equal(once, Of(once!));
    }

    private static string? Of(string address) => CanonicalAddress.Of(new Uri(address))?.AbsoluteUri;
}
