using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsPipeline.Fixtures;
using NewsPipeline.Storage.Elasticsearch;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>A store with indices of its own on a shared engine, put together as the services do; its indices go with it.</summary>
internal sealed class OwnStore : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private OwnStore(ServiceProvider services) => this.services = services;

    public required StandingClock Clock { get; init; }

    public ElasticsearchClient Client => Get<ElasticsearchClient>();

    public IndexNames Names => Get<IndexNames>();

    /// <param name="settings">As in a configuration file, without the section's name: <c>("Partition", "Day")</c>.</param>
    public static Task<OwnStore> OpenAsync(string url, params IReadOnlyList<(string Name, string Value)> settings) =>
        OpenAsync([("Url", url), ("Prefix", $"t{Guid.NewGuid():n}"[..20] + "-"), .. settings]);

    public static async Task<OwnStore> OpenAsync(IReadOnlyList<(string Name, string Value)> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"{ElasticsearchOptions.Section}:{setting.Name}", (string?)setting.Value)))
            .Build();
        var clock = new StandingClock(Some.Morning);
        var provider = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock).AddElasticsearchStore(configuration).BuildServiceProvider();
        var store = new OwnStore(provider) { Clock = clock };
        await store.Get<StoreSetup>().EnsureAsync(CancellationToken.None);
        return store;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        foreach (var index in await Client.IndicesAsync($"{Names.Template("")}*", CancellationToken.None))
        {
            await Client.DeleteIndexAsync(index.Name, CancellationToken.None);
        }

        await services.DisposeAsync();
    }
}

/// <summary>Tells the time that it is told; what waits, waits for real.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
