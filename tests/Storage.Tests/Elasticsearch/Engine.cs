using NewsPipeline.Storage.Tests.Elasticsearch;

[assembly: AssemblyFixture(typeof(Engines))]

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>A real Elasticsearch without security: where the environment names one (NEWSPIPELINE_ELASTICSEARCH), else in a container.</summary>
public sealed class Engine(Engines engines) : IAsyncLifetime
{
    private RunningEngine running = RunningEngine.None;

    /// <summary>Skips the calling test where no engine can be had; in CI it fails.</summary>
    public string Url => running.Url;

    public async ValueTask InitializeAsync() => running = await engines.PlainAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
