using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Contracts;
using NewsPipeline.Demands;
using NewsPipeline.Feeds;
using NewsPipeline.Poller;
using NewsPipeline.Standalone.Demo;

namespace NewsPipeline.Demo.Tests;

/// <summary>The whole press week as the desk gets it: offered by the feeds, read from their pages where those have only teasers, and enriched.</summary>
public sealed class PressWeekReading : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2025, 5, 17, 8, 0, 0, TimeSpan.Zero));
    private readonly HttpClient http = new();
    private readonly ArticleReader reader = new();
    private readonly List<PressWeekText> texts = [];
    private Newsroom newsroom = null!;

    /// <summary>In the order in which they come out.</summary>
    internal IReadOnlyList<PressWeekText> Texts => texts;

    public async ValueTask InitializeAsync()
    {
        newsroom = await Newsroom.OpenAsync(time, speed: 1, TestContext.Current.CancellationToken);
        var editions = new Queue<Edition>(Archive.Open().Editions);
        foreach (var text in newsroom.InStep())
        {
            time.Advance(newsroom.Length);
            var edition = editions.Dequeue();
            texts.Add(new(edition, await ReadAsync(text.Feed, edition.Slug)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await newsroom.DisposeAsync();
    }

    private async Task<ArticleEnriched> ReadAsync(Uri feed, string slug)
    {
        var (offered, type) = await AskAsync(feed);
        var items = Assert.IsType<FeedReading.Whole>(FeedReader.Read(offered, type, feed)).Feed.Items;
        var item = Assert.Single(items, item => item.Url!.EndsWith($"/{slug}.html", StringComparison.Ordinal));
        var newcomer = await WholeAsync(Assert.IsType<Newcomer.Welcome>(Newcomer.Recognise(item, feed.AbsoluteUri, feed.Host)));
        var article = Newcomer.ToArticle(newcomer, feed.AbsoluteUri, time.GetUtcNow(), changed: false);
        return new(new(new(newcomer.FindingOf(feed.AbsoluteUri), feed.AbsoluteUri), article), reader.Read(article.Title, article.Text, article.Language));
    }

    private async Task<Newcomer.Welcome> WholeAsync(Newcomer.Welcome newcomer)
    {
        if (newcomer.Text.Length >= ReadPages.LongestTeaser)
        {
            return newcomer;
        }

        var (page, type) = await AskAsync(newcomer.Url!);
        var text = await PageText.ReadAsync(page, type, newcomer.Url!, TestContext.Current.CancellationToken);
        return text?.Length > newcomer.Text.Length ? newcomer with { Text = text } : newcomer;
    }

    private async Task<(byte[] Body, string? Type)> AskAsync(Uri address)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(newsroom.Address, address.AbsolutePath));
        question.Headers.Host = address.Authority;
        using var answer = await http.SendAsync(question);
        return (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentType?.ToString());
    }
}

internal sealed record PressWeekText(Edition Edition, ArticleEnriched Enriched)
{
    /// <summary>The article's, as its folder has it; a correction has the name of what it corrects.</summary>
    public string Name => $"{Edition.Desk}/{Edition.Outlet.Name}/{Edition.Slug}";
}
