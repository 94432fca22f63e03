using System.Text.Json.Nodes;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Hosting;
using NewsPipeline.Storage.Elasticsearch;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;
using NewsPipeline.Storage.Elasticsearch.Writing;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>A store of version 0 becomes one of this version: beside it stands one that was of this version from the beginning, and in the end both hold the same.</summary>
public sealed class StoreUpgradeTests(Engine engine) : IClassFixture<Engine>, IAsyncLifetime
{
    private const int Batch = 25;
    private const int MostBatches = 25;

    private static readonly UpgradePace Small = new(Page: 50, BetweenMarks: 100, Little: 30, MostPasses: 3);

    private readonly List<OwnStore> stores = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (stores.Count == 0)
        {
            return;
        }

        using var http = new HttpClient { BaseAddress = new Uri(engine.Url) };
        foreach (var store in stores)
        {
            await store.RemoveAsync();
            await http.DeleteAsync($"/_index_template/{store.Names.Template("")}*");
            await http.DeleteAsync($"/_component_template/{store.Names.Template("")}*");
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task While_it_is_written_to_nothing_is_lost_and_nothing_doubled()
    {
        var (old, twin) = (await OldAsync(), await NewAsync());
        foreach (var number in Enumerable.Range(0, 6))
        {
            await WriteAsync(old, number);
        }

        using var upgraded = new CancellationTokenSource();
        var written = Task.Run(() => WriteUntilAsync(old, first: 6, upgraded.Token), Cancellation);
        var report = await Upgrade(old, new Steps(), Small).RunAsync(Cancellation);
        await upgraded.CancelAsync();
        var batches = await written;
        foreach (var number in Enumerable.Range(0, batches))
        {
            await WriteAsync(twin, number);
        }

        Assert.Equal((Schema.Version, false), (report.Version, report.SetUp));
        Assert.All(report.Upgraded, index => Assert.Equal(0, index.FromVersion));
        Assert.Equal(7, report.Upgraded.Count);
        await AssertAlikeAsync(twin, old);
        await AssertAllNewAsync(old);
    }

    [Fact]
    public async Task Broken_off_anywhere_it_goes_on_and_ends_in_the_same_state()
    {
        var (old, twin) = (await OldAsync(), await NewAsync());
        var batches = 0;
        for (; batches < 4; batches++)
        {
            await WriteAsync(old, batches);
        }

        for (var reports = 1; ; reports++)
        {
            using var breaking = new CancellationTokenSource();
            var most = reports;
            var steps = new Steps(breaking, (number, _) => number >= most);
            if (await Record.ExceptionAsync(() => Upgrade(old, steps, Small).RunAsync(breaking.Token)) is not { } broken)
            {
                break;
            }

            Assert.IsType<OperationCanceledException>(broken, exactMatch: false);
            if (steps.Last.Stage == UpgradeStage.Switched && steps.Last.Name == old.Get<IndexNames>().Demands)
            {
                // Demands come last: what is missing now is only that the older indices go.
                await old.Get<StoreSetup>().EnsureAsync(Cancellation);
            }
            else
            {
                var refusal = await Assert.ThrowsAsync<CannotRunException>(() => old.Get<StoreSetup>().EnsureAsync(Cancellation));
                Assert.Contains("run 'newspipeline store upgrade' first", refusal.Message, StringComparison.Ordinal);
            }

            if (steps.Last.Stage is UpgradeStage.WritesBlocked or UpgradeStage.Compared)
            {
                // Killed there, it would not have come to take the block off.
                await old.Client.BlockWritesAsync(IndexNames.Index(steps.Last.Name, 0), Cancellation);
            }
            else
            {
                await WriteAsync(old, batches++);
            }
        }

        Assert.True(batches > 5);
        foreach (var number in Enumerable.Range(0, batches))
        {
            await WriteAsync(twin, number);
        }

        await AssertAlikeAsync(twin, old);
        await AssertAllNewAsync(old);
    }

    [Fact]
    public async Task Lines_that_were_forgotten_while_they_were_copied_do_not_come_back()
    {
        var old = await OldAsync();
        var ledger = old.Get<ILedger>();
        var findings = Enumerable.Range(0, 100).Select(i => new Finding(new($"f{i}"), "feed")).ToList();
        await ledger.FoundAsync(findings, Cancellation);
        await ledger.SettleAsync([.. findings.Take(60).Select(finding => new Settlement(finding, new Outcome.Duplicate()))], Cancellation);
        using var breaking = new CancellationTokenSource();
        var steps = new Steps(breaking, (_, step) => step.Name == old.Names.Findings && step.Stage == UpgradeStage.WritesBlocked);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Upgrade(old, steps, Small).RunAsync(breaking.Token));
        await ledger.ForgetUnsettledAsync(Cancellation);
        await Upgrade(old, new Steps(), Small).RunAsync(Cancellation);

        var balance = await ledger.BalanceAsync(null, Cancellation);
        Assert.Equal((60, 60, 0), (balance.Found, balance.Duplicate, balance.InFlight));
        await ledger.SettleAsync([new(findings[0], new Outcome.InErrorQueue("late")), new(findings[1], new Outcome.Indexed())], Cancellation);
        balance = await ledger.BalanceAsync(null, Cancellation);
        Assert.Equal((60, 59, 1), (balance.Found, balance.Duplicate, balance.Indexed));
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_set_up_and_one_of_this_version_is_left_alone()
    {
        var store = await NewAsync();
        await store.RemoveAsync();
        Assert.True((await Upgrade(store, new Steps(), Small).RunAsync(Cancellation)).SetUp);
        var report = await Upgrade(store, new Steps(), Small).RunAsync(Cancellation);
        Assert.False(report.SetUp);
        Assert.Empty(report.Upgraded);
        await AssertAllNewAsync(store);
    }

    private static StoreUpgrade Upgrade(OwnStore store, Steps steps, UpgradePace pace) =>
        new(store.Client, store.Get<BulkSender>(), store.Names, store.Get<StoreSetup>(), TimeProvider.System, steps, pace);

    private async Task<OwnStore> NewAsync()
    {
        var store = await OwnStore.OpenAsync(("Url", engine.Url), ("Prefix", $"t{Guid.NewGuid():n}"[..20] + "-"));
        stores.Add(store);
        return store;
    }

    /// <summary>Of version 0, in which some fields were of another type.</summary>
    private async Task<OwnStore> OldAsync()
    {
        var store = await NewAsync();
        foreach (var (kind, alias) in store.Get<StoreSetup>().Singles)
        {
            await store.Client.DeleteIndexAsync(IndexNames.Index(alias, Schema.Version), Cancellation);
            await CreateOldAsync(store, alias, new JsonObject { [alias] = StoreSetup.AliasOf(kind) }, kind == "stories" ? ("articles", "long") : null);
        }

        var may = store.Names.ArticlesOf("2025.05");
        await CreateOldAsync(store, may, new JsonObject { [may] = new JsonObject(), [store.Names.Articles] = new JsonObject() }, ("characters", "keyword"));
        return store;
    }

    private static async Task CreateOldAsync(OwnStore store, string alias, JsonObject aliases, (string Field, string Type)? other)
    {
        var mappings = new JsonObject { ["_meta"] = new JsonObject { ["version"] = 0 } };
        if (other is { } field)
        {
            mappings["properties"] = new JsonObject { [field.Field] = new JsonObject { ["type"] = field.Type } };
        }

        await store.Client.CreateIndexAsync(IndexNames.Index(alias, 0), new JsonObject { ["aliases"] = aliases, ["mappings"] = mappings }, Cancellation);
    }

    private static async Task<int> WriteUntilAsync(OwnStore store, int first, CancellationToken enough)
    {
        var number = first;
        while (!enough.IsCancellationRequested && number < MostBatches)
        {
            await WriteAsync(store, number++);
        }

        return number;
    }

    /// <summary>New articles with their demands in a few stories, and corrections of earlier ones.</summary>
    private static async Task WriteAsync(OwnStore store, int batch)
    {
        var random = new Random(batch);
        ArticlePlaced[] articles =
        [
            .. Enumerable.Range(batch * Batch, Batch).Select(i => Article(i, "Russia demands that Ukraine withdraw its troops.", i)),
            .. batch == 0 ? [] : Enumerable.Range(0, 5).Select(i => random.Next(batch * Batch)).Distinct().Select(i => Article(i, $"Russia asks Ukraine for patience, round {batch}.", 1000 + batch)),
        ];
        var ledger = store.Get<ILedger>();
        await ledger.FoundAsync([.. articles.Select(article => article.Enriched.Found.Finding)], Cancellation);
        var results = await store.Get<ArticleWriting>().WriteAsync(articles, Cancellation);
        Assert.All(results, result => Assert.IsType<WriteResult.Indexed>(result));
        await ledger.SettleAsync([.. articles.Select(article => new Settlement(article.Enriched.Found.Finding, new Outcome.Indexed()))], Cancellation);
    }

    private static ArticlePlaced Article(int number, string text, int minute) => Tell.Article(
        $"a{number}", text, minute, $"outlet{number % 7}.example", $"story{number % 9}", demands: [Some.Demand($"demand {number % 30}", end: 20)]);

    private static async Task AssertAlikeAsync(OwnStore expected, OwnStore actual)
    {
        foreach (var name in new[] { "articles-*", "demands-v*", "stories-v*", "names-v*", "article-homes-v*", "findings-v*" })
        {
            Assert.Equal(await DumpAsync(expected, name), await DumpAsync(actual, name));
        }

        Assert.NotEmpty(await DumpAsync(actual, "findings-v*"));
    }

    /// <summary>Every document with its id, by index without its version.</summary>
    private static async Task<IReadOnlyList<string>> DumpAsync(OwnStore store, string name)
    {
        var pattern = store.Names.Template(name);
        await store.Client.RefreshAsync([pattern], Cancellation);
        var all = await store.Client.SearchAsync(
            pattern, Json.Object("""{ "size": 10000 }"""), DocumentJson.Default.JsonElement, Cancellation);
        Assert.Equal(all.Total, all.Hits.Count);
        return [.. all.Hits.Select(hit => $"{hit.Index[store.Names.Template("").Length..].Split("-v")[0]} {hit.Id} {hit.Source.GetRawText()}").Order(StringComparer.Ordinal)];
    }

    /// <summary>One index an alias, of this version, without a mark of copying or a block, and this program starts on it.</summary>
    private static async Task AssertAllNewAsync(OwnStore store)
    {
        await store.Get<StoreSetup>().EnsureAsync(Cancellation);
        var indices = await store.Client.IndicesAsync($"{store.Names.Template("")}*", Cancellation);
        Assert.All(indices, index =>
        {
            Assert.Equal($$"""{"version":{{Schema.Version}}}""", index.Meta!.ToJsonString());
            Assert.EndsWith($"-v{Schema.Version}", index.Name, StringComparison.Ordinal);
            Assert.False(index.BlocksWrites);
            Assert.Contains(index.Name[..^3], index.Aliases);
        });
        Assert.All(indices.Where(index => index.Name.Contains("articles-", StringComparison.Ordinal)), index => Assert.Contains(store.Names.Articles, index.Aliases));
    }

    /// <summary>Breaks the upgrade off at the report that is named by its number, from 1, and what it says.</summary>
    private sealed class Steps(CancellationTokenSource? breaking = null, Func<int, UpgradeStep, bool>? isLast = null) : IProgress<UpgradeStep>
    {
        private int reports;

        public UpgradeStep Last { get; private set; } = new("", UpgradeStage.Copying, 0, 0);

        public void Report(UpgradeStep value)
        {
            Last = value;
            if (isLast?.Invoke(++reports, value) == true)
            {
                breaking!.Cancel();
            }
        }
    }
}
