using System.Net;
using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Feeds;
using NewsPipeline.Standalone.Demo;

namespace NewsPipeline.Demo.Tests;

/// <summary>The order in which the newsroom's texts are met belongs to the demo, and not to the machine.</summary>
public sealed class PressWeekTests : IAsyncLifetime
{
    private static readonly Archive Archive = Archive.Open();

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2025, 5, 17, 8, 0, 0, TimeSpan.Zero));
    private readonly HttpClient http = new();
    private Newsroom newsroom = null!;

    public async ValueTask InitializeAsync() => newsroom = await Newsroom.OpenAsync(time, speed: 1, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await newsroom.DisposeAsync();
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Texts_come_out_one_by_one_in_one_order_however_long_each_takes_to_be_taken_in(double seconds)
    {
        var met = new List<string>();
        var known = new Dictionary<string, string>();
        foreach (var text in newsroom.InStep())
        {
            var news = await NewsAsync(text.Feed, known);
            for (; news.Count == 0; news = await NewsAsync(text.Feed, known))
            {
                time.Advance(TimeSpan.FromSeconds(seconds));
            }

            var (address, words) = Assert.Single(news);
            known[address] = words;
            met.Add(address);
        }

        Assert.Equal(Archive.Editions.Select(edition => $"{edition.Outlet.Name}/{edition.Slug}.html"), met);
    }

    [Fact]
    public async Task What_is_out_is_all_there_is_until_it_has_been_taken_in()
    {
        using var texts = newsroom.InStep().GetEnumerator();
        texts.MoveNext();

        time.Advance(newsroom.Length * 10);

        var pages = await Task.WhenAll(Archive.Editions.DistinctBy(edition => (edition.Outlet, edition.Slug)).Select(PageAsync));
        Assert.Single(pages, status => status == HttpStatusCode.OK);
    }

    [Fact]
    public void No_feed_breaks_before_what_it_printed_last_can_be_taken_in() =>
        Assert.All(
            Archive.AllOutlets.Where(outlet => outlet.Broken is not null),
            outlet => Assert.NotEqual(outlet, Archive.Editions.Last(edition => edition.Out < outlet.Broken!.Start).Outlet));

    private async Task<List<KeyValuePair<string, string>>> NewsAsync(Uri feed, Dictionary<string, string> known) =>
        [.. (await OfferAsync(feed)).Where(item => known.GetValueOrDefault(item.Key) != item.Value)];

    /// <summary>Words by address; nothing while the feed is broken.</summary>
    private async Task<Dictionary<string, string>> OfferAsync(Uri feed)
    {
        using var answer = await AskAsync(feed.Host, feed.AbsolutePath);
        var reading = answer.IsSuccessStatusCode ? FeedReader.Read(await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentType?.ToString(), feed) : null;
        var items = reading is FeedReading.Whole whole ? whole.Feed.Items : [];
        return items.ToDictionary(item => $"{feed.Host.Split('.')[0]}{new Uri(item.Url!).AbsolutePath}", item => $"{item.Title}\n{item.Text}");
    }

    private async Task<HttpStatusCode> PageAsync(Edition edition)
    {
        using var answer = await AskAsync($"{edition.Outlet.Name}.localhost", $"{edition.Slug}.html");
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> AskAsync(string host, string path)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(newsroom.Address, path));
        question.Headers.Host = host;
        return await http.SendAsync(question);
    }
}
