using System.Net;
using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Standalone.Demo;

namespace NewsPipeline.Demo.Tests;

public sealed class NewsroomTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2025, 5, 17, 8, 0, 0, TimeSpan.Zero));
    private readonly HttpClient http = new();
    private Newsroom newsroom = null!;

    public async ValueTask InitializeAsync() => newsroom = await Newsroom.OpenAsync(time, speed: 1, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await newsroom.DisposeAsync();
    }

    [Fact]
    public async Task Articles_come_out_when_their_time_has_come()
    {
        Assert.DoesNotContain("russia-terms-istanbul", await TextAsync("aurora-wire", "feed.xml"));
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("aurora-wire", "russia-terms-istanbul.html")).StatusCode);

        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Contains("russia-terms-istanbul", await TextAsync("aurora-wire", "feed.xml"));
        Assert.Contains("confirm its neutral status", await TextAsync("aurora-wire", "russia-terms-istanbul.html"));
    }

    [Fact]
    public async Task Twice_the_speed_is_half_the_time()
    {
        await using var fast = await Newsroom.OpenAsync(time, speed: 2, TestContext.Current.CancellationToken);

        Assert.Equal(newsroom.Length, fast.Length * 2);
    }

    [Fact]
    public async Task No_date_lies_in_the_future()
    {
        time.Advance(newsroom.Length);

        Assert.Contains("Sat, 17 May 2025 08:00:00 +0000", await TextAsync("aurora-wire", "feed.xml") + await TextAsync("morning-brief", "feed.xml"));
    }

    [Fact]
    public async Task A_correction_changes_the_text_at_the_same_address()
    {
        time.Advance(TimeSpan.FromSeconds(50));
        Assert.Contains("annexed Crimea in 2015", await TextAsync("aurora-wire", "russia-terms-istanbul.html"));

        time.Advance(TimeSpan.FromSeconds(5));
        Assert.DoesNotContain("annexed Crimea in 2015", await TextAsync("aurora-wire", "russia-terms-istanbul.html"));
    }

    [Fact]
    public async Task Whoever_has_the_newest_feed_is_told_so()
    {
        using var first = await AskAsync("channel-nine", "feed.xml");
        using var second = await AskAsync("channel-nine", "feed.xml", first.Headers.ETag!.ToString());
        time.Advance(newsroom.Length);
        using var third = await AskAsync("channel-nine", "feed.xml", first.Headers.ETag.ToString());

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK], [first.StatusCode, second.StatusCode, third.StatusCode]);
    }

    [Fact]
    public async Task The_radios_feed_fails_then_breaks_off_then_recovers()
    {
        time.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal(HttpStatusCode.InternalServerError, (await AskAsync("radio-skarrow", "feed.xml")).StatusCode);

        time.Advance(TimeSpan.FromSeconds(10));
        Assert.DoesNotContain("</rss>", await TextAsync("radio-skarrow", "feed.xml"));

        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Contains("</rss>", await TextAsync("radio-skarrow", "feed.xml"));
    }

    [Fact]
    public async Task Pages_put_more_than_the_article_around_it()
    {
        time.Advance(newsroom.Length);
        var page = await TextAsync("city-herald", "herald-shopping-list.html");

        Assert.Contains("cookie", page);
        Assert.Contains("Most read", page);
        Assert.Contains("nearly choked on his Turkish coffee", page);
        Assert.DoesNotContain("nearly choked", await TextAsync("city-herald", "feed.xml"));
    }

    [Fact]
    public async Task Strangers_are_not_at_home_here() =>
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("no-such-outlet", "feed.xml")).StatusCode);

    private async Task<string> TextAsync(string outlet, string path)
    {
        using var answer = await AskAsync(outlet, path);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> AskAsync(string outlet, string path, string? have = null)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(newsroom.Address, path));
        question.Headers.Host = $"{outlet}.localhost";
        question.Headers.TryAddWithoutValidation("If-None-Match", have);
        return await http.SendAsync(question);
    }
}
