using System.Text.Json;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Storage;
using NewsPipeline.Storage.Sqlite;
using NewsPipeline.StoryDesk;

namespace NewsPipeline.Services.Tests;

public sealed class StoryDeskTests : IAsyncLifetime
{
    /// <summary>Only a test that fails waits so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string folder = Directory.CreateTempSubdirectory("desk").FullName;
    private readonly List<ServiceProvider> started = [];

    [Fact]
    public async Task An_article_is_placed_and_its_demands_are_raised_once_and_carried_after()
    {
        var harness = await StartAsync();

        await PlaceAsync(harness, Article("a1"));
        var carried = Assert.Single((await PlaceAsync(harness, Article("a2"))).Demands);

        var raised = Assert.Single(Messages<DemandRaised>(harness)).Report;
        Assert.Equal((raised.Demand.Id, false), (carried.Id, carried.Raised));
        Assert.Equal(new ArticleId("a1"), raised.Article);
        Assert.Equal("Russia demands that Ukraine confirm its neutral status.", raised.Quote);
        Assert.Equal(2, Messages<ArticlePlaced>(harness).Count);
    }

    [Fact]
    public async Task What_is_published_is_in_the_memory_already()
    {
        var harness = await StartAsync();

        await harness.Bus.Publish(Article("a1"));
        Assert.True(await harness.Published.Any<DemandRaised>());

        var entry = Assert.Single(await EntriesAsync(harness));
        Assert.Equal(Json(Messages<ArticlePlaced>(harness)[0].Placement), Json(entry.Placement));
        Assert.Equal(Json(Messages<DemandRaised>(harness)[0].Report), Json(Assert.Single(entry.Raised)));
    }

    [Fact]
    public async Task An_article_that_comes_again_gets_the_same_messages_and_no_new_entry()
    {
        var harness = await StartAsync();
        await PlaceAsync(harness, Article("a1"));
        var restarted = await StartAsync();

        await PlaceAsync(restarted, Article("a1"));

        Assert.Equal(Json(Messages<ArticlePlaced>(harness)), Json(Messages<ArticlePlaced>(restarted)));
        Assert.Equal(Json(Messages<DemandRaised>(harness)), Json(Messages<DemandRaised>(restarted)));
        Assert.Single(await EntriesAsync(restarted));
    }

    [Fact]
    public async Task A_desk_that_stood_by_goes_on_where_the_other_stopped()
    {
        var (one, other) = (await StartAsync(), await StartAsync());
        var opened = await PlaceAsync(one, Article("a1"));
        var joined = await PlaceAsync(other, Article("a2"));
        var again = await PlaceAsync(one, Article("a3"));

        Assert.True(opened.OpensStory);
        Assert.Equal([opened.Story, opened.Story], [joined.Story, again.Story]);
        Assert.Empty(Messages<DemandRaised>(other));
        Assert.Equal([1, 2, 3], (await EntriesAsync(one)).Select(entry => entry.Number));
    }

    /// <summary>So all desks must have one: that is what README says.</summary>
    [Fact]
    public async Task Desks_with_a_journal_each_agree_on_an_article_that_both_get_and_on_nothing_else()
    {
        var (one, other) = (await StartAsync(journal: "one"), await StartAsync(journal: "other"));

        var (same, again) = (await PlaceAsync(one, Article("a1")), await PlaceAsync(other, Article("a1")));
        Assert.Equal(Json(same), Json(again));
        Assert.Equal(Messages<DemandRaised>(one)[0].Report.Demand.Id, Messages<DemandRaised>(other)[0].Report.Demand.Id);

        var (here, there) = (await StartAsync(journal: "here"), await StartAsync(journal: "there"));
        var (opened, apart) = (await PlaceAsync(here, Article("a1")), await PlaceAsync(there, Article("a2")));
        Assert.True(opened.OpensStory && apart.OpensStory);
        Assert.NotEqual(opened.Story, apart.Story);
        Assert.Equal([1, 1], new[] { here, there }.Select(desk => Messages<DemandRaised>(desk).Count));
    }

    [Fact]
    public async Task Many_articles_at_once_are_each_decided_once()
    {
        var harness = await StartAsync();

        var desk = harness.Provider.GetRequiredService<SharedDesk>();
        var placements = await Task.WhenAll(Enumerable.Range(0, 300).Select(number => desk.PlaceAsync(Article($"a{number % 200}"), default)));

        var entries = await EntriesAsync(harness);
        Assert.Equal(placements[..100].Select(Json), placements[200..].Select(Json));
        Assert.Equal(Enumerable.Range(1, 200).Select(number => (long)number), entries.Select(entry => entry.Number));
        Assert.Single(entries, entry => entry.Placement.OpensStory);
        Assert.Single(entries.SelectMany(entry => entry.Raised));
    }

    [Fact]
    public async Task An_article_that_the_desk_cannot_place_is_impossible_at_once_and_costs_the_others_nothing()
    {
        var harness = await StartAsync();
        var (desk, reads) = (harness.Provider.GetRequiredService<SharedDesk>(), harness.Provider.GetRequiredService<Reads>());
        await desk.PlaceAsync(Article("a0"), default);
        var before = reads.Count;

        var good = Enumerable.Range(1, 20).Select(number => desk.PlaceAsync(Article($"a{number}"), default)).ToList();
        var bad = Enumerable.Range(1, 20).Select(number => desk.PlaceAsync(Unplaceable($"b{number}"), default)).ToList();

        await Task.WhenAll(good);
        foreach (var article in bad)
        {
            await Assert.ThrowsAsync<ImpossibleArticleException>(() => article);
        }

        Assert.Equal(before, reads.Count);
        Assert.Equal(Enumerable.Range(1, 21).Select(number => (long)number), (await EntriesAsync(harness)).Select(entry => entry.Number));
    }

    [Fact]
    public async Task What_was_read_where_the_text_has_nothing_is_impossible_at_once()
    {
        var harness = await StartAsync();
        var beyond = Some.Enriched(Some.Found(Some.Article("odd")), Some.Demand(end: 9_000));

        var e = await Assert.ThrowsAsync<ImpossibleArticleException>(() => harness.Provider.GetRequiredService<SharedDesk>().PlaceAsync(beyond, default));
        Assert.Contains("at 0 to 9000 of a text of", e.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_decided_when_the_memory_took_nothing_is_written_when_it_does_and_not_read_anew()
    {
        var harness = await StartAsync();
        var (desk, reads) = (harness.Provider.GetRequiredService<SharedDesk>(), harness.Provider.GetRequiredService<Reads>());
        await desk.PlaceAsync(Article("a1"), default);
        var before = reads.Count;

        reads.Away = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => desk.PlaceAsync(Article("a2"), default));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => desk.PlaceAsync(Article("a3"), default));
        reads.Away = false;
        await desk.PlaceAsync(Article("a3"), default);
        await desk.PlaceAsync(Article("a2"), default);

        Assert.Equal(before, reads.Count);
        Assert.Equal(["a1", "a2", "a3"], (await EntriesAsync(harness)).Select(entry => entry.Article.Value));
    }

    [Theory]
    [InlineData("UPDATE desk_entry SET features = X'630102' WHERE number = 1")]
    [InlineData("UPDATE desk_entry SET features = X'' WHERE number >= 2")]
    [InlineData("UPDATE desk_entry SET placement = '{}' WHERE number >= 2")]
    public async Task A_journal_with_an_entry_of_another_version_or_a_damaged_one_does_not_stop_the_desk(string damage)
    {
        var first = await StartAsync();
        await PlaceAsync(first, Article("a1"));
        await PlaceAsync(first, Article("a2"));
        await first.Provider.GetRequiredService<SqliteDatabase>().ChangeAsync(statements => statements.Run(damage), default);

        var restarted = await StartAsync();
        await PlaceAsync(restarted, Article("a3"));
        await PlaceAsync(restarted, Article("a4"));

        Assert.Contains(4L, (await EntriesAsync(restarted)).Select(entry => entry.Number));
    }

    [Fact]
    public async Task A_demand_that_was_not_made_is_no_news()
    {
        var harness = await StartAsync();

        await PlaceAsync(harness, Some.Enriched(Some.Found(Some.Article("a1")), Some.Demand() with { Negated = true }));

        Assert.Empty(Messages<DemandRaised>(harness));
    }

    [Fact]
    public async Task On_a_bus_in_memory_the_demands_of_the_last_hour_are_raised_again_at_the_start()
    {
        await PlaceAsync(await StartAsync(), Article("a1"));

        var restarted = await StartAsync("memory");

        Assert.True(await restarted.Published.Any<DemandRaised>(raised => raised.Context.Message.Report.Article == new ArticleId("a1")));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in started)
        {
            await provider.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A desk of its own on the same memory, as another process would be.</summary>
    private async Task<ITestHarness> StartAsync(string bus = "rabbitmq", string journal = "")
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Bus", bus)]).Build();
        var provider = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_ => new SqliteDatabase(Path.Combine(folder, journal)))
            .AddSingleton<IDeskMemory>(services => new CountedMemory(services.GetRequiredService<SqliteDeskMemory>(), services.GetRequiredService<Reads>()))
            .AddSingleton<WorkerWatch>()
            .AddSingleton<Damage>()
            .AddSingleton<Reads>()
            .AddSingleton<SqliteDeskMemory>()
            .AddStoryDesk()
            .AddMassTransitTestHarness(harness =>
            {
                harness.SetTestTimeouts(testInactivityTimeout: Patience);
                harness.AddStoryDeskConsumers();
            })
            .BuildServiceProvider(validateScopes: true);
        started.Add(provider);
        var harness = provider.GetRequiredService<ITestHarness>();
        await harness.Start();
        return harness;
    }

    private static async Task<Placement> PlaceAsync(ITestHarness harness, ArticleEnriched article)
    {
        await harness.Bus.Publish(article);
        var id = article.Found.Article.Id;
        Assert.True(await harness.Published.Any<ArticlePlaced>(placed => placed.Context.Message.Enriched.Found.Article.Id == id));
        Assert.True(await harness.Consumed.Any<ArticleEnriched>(enriched => enriched.Context.Message.Found.Article.Id == id));
        return Messages<ArticlePlaced>(harness).First(placed => placed.Enriched.Found.Article.Id == id).Placement;
    }

    private static async Task<List<DeskEntry>> EntriesAsync(ITestHarness harness)
    {
        var entries = new List<DeskEntry>();
        await foreach (var entry in harness.Provider.GetRequiredService<IDeskMemory>().AfterAsync(0, DateTimeOffset.MinValue, default))
        {
            entries.Add(entry);
        }

        return entries;
    }

    /// <summary>Those published so far; a token that is cancelled already keeps the harness from waiting for more.</summary>
    private static List<T> Messages<T>(ITestHarness harness)
        where T : class => [.. harness.Published.Select<T>(new CancellationToken(canceled: true)).Select(message => message.Context.Message)];

    private static ArticleEnriched Unplaceable(string id)
    {
        var article = Article(id);
        return article with { Reading = article.Reading with { Demands = new ReadOnce<Demand>(article.Reading.Demands) } };
    }

    private static ArticleEnriched Article(string id) => Some.Enriched(Some.Found(Some.Article(id)), Some.Demand());

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Wire.Json);

    /// <summary>Whatever it is that a desk stumbles over: this breaks when it is looked at for the second time.</summary>
    private sealed class ReadOnce<T>(IReadOnlyList<T> items) : IReadOnlyList<T>
    {
        private int looks;

        public int Count => items.Count;

        public T this[int index] => items[index];

        public IEnumerator<T> GetEnumerator() => looks++ == 0 ? items.GetEnumerator() : throw new InvalidOperationException("It broke.");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Reads
    {
        /// <summary>How often the journal was read.</summary>
        public int Count { get; set; }

        /// <summary>Nothing can be written.</summary>
        public bool Away { get; set; }
    }

    /// <summary>The real memory, with a look at what is asked of it.</summary>
    private sealed class CountedMemory(SqliteDeskMemory memory, Reads reads) : IDeskMemory
    {
        public Task<bool> RememberAsync(long lastKnown, IReadOnlyList<DeskEntry> entries, CancellationToken cancellation) =>
            reads.Away ? throw new StoreUnavailableException("The disk is full.") : memory.RememberAsync(lastKnown, entries, cancellation);

        public IAsyncEnumerable<DeskEntry> AfterAsync(long number, DateTimeOffset notBefore, CancellationToken cancellation)
        {
            reads.Count++;
            return memory.AfterAsync(number, notBefore, cancellation);
        }

        public Task<long> LastAsync(CancellationToken cancellation) => memory.LastAsync(cancellation);

        public Task<IReadOnlyDictionary<ArticleId, DeskEntry>> FindAsync(IReadOnlyCollection<ArticleId> articles, CancellationToken cancellation) =>
            memory.FindAsync(articles, cancellation);
    }
}
