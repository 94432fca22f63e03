using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NewsPipeline.Feeds.Web;
using NewsPipeline.Poller;

namespace NewsPipeline.Services.Tests;

public sealed class PollerFeedDirectoryTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    [Fact]
    public void The_built_in_list_names_many_feeds_of_many_outlets_and_languages()
    {
        var list = FeedDirectory.ReadBuiltIn();

        Assert.Empty(list.Wrong);
        Assert.True(list.Feeds.Count >= 30, $"only {list.Feeds.Count} feeds");
        Assert.Equal(list.Feeds.Count, list.Feeds.DistinctBy(feed => RegistrableDomain.Of(feed.HtmlUrl!.Host)).Count());
        Assert.All(list.Feeds, feed => Assert.False(string.IsNullOrEmpty(feed.Title)));
        Assert.Equal(list.Feeds.Select(feed => feed.Url), Read(null).Select(feed => feed.Url));
    }

    [Fact]
    public void A_file_takes_the_place_of_the_built_in_list_and_names_each_feed_once()
    {
        File.WriteAllText(file, "# ours\nhttps://a.example/rss Harbour Post\nhttps://b.example/rss\nhttps://A.example:443/rss\nnonsense\n");

        Assert.Equal(["https://a.example/rss", "https://b.example/rss"], Read(file).Select(feed => feed.Url.AbsoluteUri));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var missing = Path.Combine(Path.GetTempPath(), "no", "such.opml");

        Assert.Contains($"Feeds: {missing} cannot be read", Assert.Throws<OptionsValidationException>(() => Read(missing)).Message);
    }

    [Fact]
    public void A_file_without_feeds_is_no_list()
    {
        File.WriteAllText(file, "# nothing yet\n");

        Assert.Contains($"{file} names no feed", Assert.Throws<OptionsValidationException>(() => Read(file)).Message);
    }

    public void Dispose() => File.Delete(file);

    private static IReadOnlyList<NewsPipeline.Feeds.FeedAddress> Read(string? feeds) =>
        FeedDirectory.Read(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Feeds"] = feeds }).Build(),
            NullLogger.Instance);
}
