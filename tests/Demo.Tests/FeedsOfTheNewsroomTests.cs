using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Feeds;
using NewsPipeline.Standalone.Demo;

namespace NewsPipeline.Demo.Tests;

/// <summary>What the outlets print is what our own reader reads.</summary>
public sealed class FeedsOfTheNewsroomTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2025, 5, 17, 8, 0, 0, TimeSpan.Zero));
    private readonly HttpClient http = new();
    private readonly Archive archive = Archive.Open();
    private Newsroom newsroom = null!;

    public static TheoryData<string> Outlets => [.. Archive.Open().AllOutlets.Select(outlet => outlet.Name)];

    public async ValueTask InitializeAsync() => newsroom = await Newsroom.OpenAsync(time, speed: 1, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await newsroom.DisposeAsync();
    }

    [Theory, MemberData(nameof(Outlets))]
    public async Task Every_feed_is_read_with_all_its_articles(string name)
    {
        time.Advance(newsroom.Length);
        var outlet = archive.Outlet(name)!;
        var printed = archive.Editions.Where(edition => edition.Outlet.Name == name).GroupBy(edition => edition.Slug).Select(editions => editions.Last()).ToList();

        var feed = Assert.IsType<FeedReading.Whole>(await ReadAsync(name)).Feed;

        Assert.Equal(outlet.Title, feed.Title);
        Assert.Equal(outlet.Language, feed.Language);
        Assert.Equal(printed.Count, feed.Items.Count);
        Assert.All(printed, edition =>
        {
            var item = Assert.Single(feed.Items, item => item.Url!.EndsWith($"/{edition.Slug}.html", StringComparison.Ordinal));
            Assert.Equal(edition.Title, item.Title);
            Assert.Equal(outlet.FullText ? string.Join("\n\n", edition.Paragraphs) : edition.Teaser, item.Text);
            Assert.InRange(item.PublishedAt!.Value, time.GetUtcNow().AddDays(-5), time.GetUtcNow());
        });
    }

    [Fact]
    public async Task The_broken_feed_is_known_for_broken()
    {
        time.Advance(TimeSpan.FromSeconds(35));

        Assert.IsNotType<FeedReading.Whole>(await ReadAsync("radio-skarrow"));
    }

    [Fact]
    public async Task A_corrected_article_keeps_its_date_and_says_when_it_was_corrected()
    {
        time.Advance(newsroom.Length);

        var feed = Assert.IsType<FeedReading.Whole>(await ReadAsync("mercantile-ledger")).Feed;
        var article = Assert.Single(feed.Items, item => item.UpdatedAt != item.PublishedAt);

        Assert.Equal(TimeSpan.FromHours(71 - 59), article.UpdatedAt - article.PublishedAt);
        Assert.Contains("sell two of the eleven ships", article.Text);
    }

    private async Task<FeedReading> ReadAsync(string outlet)
    {
        var feed = newsroom.Feeds.Single(feed => feed.Url.Host == $"{outlet}.localhost").Url;
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(newsroom.Address, feed.AbsolutePath));
        question.Headers.Host = feed.Authority;
        using var answer = await http.SendAsync(question);
        return FeedReader.Read(await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentType?.ToString(), feed);
    }
}
