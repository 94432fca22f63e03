using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsPipeline.Fixtures;
using NewsPipeline.Storage.Elasticsearch;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>A store as the services put it together, with all that a process keeps in memory.</summary>
internal sealed class OwnStore(ServiceProvider services, StandingClock clock) : IAsyncDisposable
{
    public StandingClock Clock => clock;

    public ElasticsearchClient Client => Get<ElasticsearchClient>();

    public IndexNames Names => Get<IndexNames>();

    /// <param name="settings">As in a configuration file, without the section's name: <c>("Partition", "Day")</c>.</param>
    public static async Task<OwnStore> OpenAsync(params IReadOnlyList<(string Name, string Value)> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"{ElasticsearchOptions.Section}:{setting.Name}", (string?)setting.Value)))
            .Build();
        var clock = new StandingClock(Some.Morning);
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock).AddElasticsearchStore(configuration).BuildServiceProvider();
        var store = new OwnStore(services, clock);
        await store.Get<StoreSetup>().EnsureAsync(CancellationToken.None);
        return store;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Leaves the indices and nothing in them; partitions go whole.</summary>
    public async Task WipeAsync()
    {
        foreach (var partition in await Client.IndicesAsync($"{Names.Articles}-*", CancellationToken.None))
        {
            await Client.DeleteIndexAsync(partition.Name, CancellationToken.None);
        }

        await Task.WhenAll(Get<StoreSetup>().Singles.Select(single => EmptyAsync($"{single.Alias}-v*")));
    }

    /// <summary>Leaves nothing at all.</summary>
    public async Task RemoveAsync()
    {
        foreach (var index in await Client.IndicesAsync($"{Names.Template("")}*", CancellationToken.None))
        {
            await Client.DeleteIndexAsync(index.Name, CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task EmptyAsync(string index)
    {
        await Client.RefreshAsync([index], CancellationToken.None);
        var all = await Client.SearchAsync(
            index, Json.Object("""{ "size": 10000, "_source": false }"""), DocumentJson.Default.VersionedDocument, CancellationToken.None);
        var body = new BulkBody();
        foreach (var hit in all.Hits)
        {
            body.Delete(hit.Index, hit.Id);
        }

        await Client.BulkAsync(body, CancellationToken.None);
        await Client.RefreshAsync([index], CancellationToken.None);
    }
}

/// <summary>The indices of one test class on a shared engine: made once, since that takes a second or more, and emptied for each test.</summary>
public class OwnIndices(Engines engines) : IAsyncLifetime
{
    private RunningEngine engine = RunningEngine.None;

    public string Prefix { get; } = $"t{Guid.NewGuid():n}"[..20] + "-";

    public string Url => engine.Url;

    public async ValueTask InitializeAsync()
    {
        engine = await StartAsync(engines);
        if (engine.Address is not null)
        {
            await using var store = await OwnStore.OpenAsync(All());
            Access = await AccessAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (engine.Address is not null)
        {
            await using var store = await OwnStore.OpenAsync(All());
            await store.RemoveAsync();
            using var http = engine.Http();
            await http.DeleteAsync($"/_index_template/{Prefix}*");
            await http.DeleteAsync($"/_component_template/{Prefix}*");
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Skips the calling test where no engine can be had; in CI it fails.</summary>
    internal async Task<OwnStore> FreshAsync(params IReadOnlyList<(string Name, string Value)> settings)
    {
        var store = await OpenAsync(settings);
        await store.WipeAsync();
        return store;
    }

    /// <summary>Another process on the same indices.</summary>
    internal Task<OwnStore> OpenAsync(params IReadOnlyList<(string Name, string Value)> settings) =>
        OwnStore.OpenAsync([("Url", engine.Url), ("Prefix", Prefix), .. Access, .. settings]);

    protected virtual Task<RunningEngine> StartAsync(Engines engines) => engines.PlainAsync();

    /// <summary>How the services show who they are.</summary>
    protected virtual Task<IReadOnlyList<(string Name, string Value)>> AccessAsync() => Task.FromResult<IReadOnlyList<(string, string)>>([]);

    private IReadOnlyList<(string Name, string Value)> Access { get; set; } = [];

    /// <summary>As somebody who may do everything, such as make templates.</summary>
    private (string Name, string Value)[] All() => engine.Username is ""
        ? [("Url", engine.Url), ("Prefix", Prefix)]
        : [("Url", engine.Url), ("Prefix", Prefix), ("Username", engine.Username), ("Password", engine.Password), ("CaFile", engine.CaFile)];
}

/// <summary>Tells the time that it is told; what waits, waits for real.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
