using NewsPipeline.Feeds.Web;

namespace NewsPipeline.Feeds.Tests.Web;

public sealed class RegistrableDomainTests
{
    [Theory]
    [InlineData("reuters.com", "reuters.com")]
    [InlineData("www.Reuters.com.", "reuters.com")]
    [InlineData("feeds.bbci.co.uk", "bbci.co.uk")]
    [InlineData("www.abc.net.au", "abc.net.au")]
    [InlineData("timesofindia.indiatimes.com", "indiatimes.com")]
    [InlineData("www3.nhk.or.jp", "nhk.or.jp")]
    [InlineData("news.go.com", "go.com")]
    [InlineData("www.ne.ch", "ne.ch")]
    [InlineData("rss.unian.kiev.ua", "unian.kiev.ua")]
    [InlineData("desk.wordpress.com", "desk.wordpress.com")]
    [InlineData("co.uk", "co.uk")]
    [InlineData("intranet", "intranet")]
    [InlineData("aurora-wire.localhost", "aurora-wire.localhost")]
    [InlineData("feeds.aurora-wire.localhost", "aurora-wire.localhost")]
    [InlineData("localhost", "localhost")]
    [InlineData("192.0.2.17", "192.0.2.17")]
    [InlineData("[2001:db8::1]", "2001:db8::1")]
    public void The_part_that_someone_registered(string host, string domain) => Assert.Equal(domain, RegistrableDomain.Of(host));
}
