using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>The engines of one run of the tests, each started when the first test class needs it.</summary>
public sealed class Engines : IAsyncDisposable
{
    public const string Image = "docker.elastic.co/elasticsearch/elasticsearch:8.19.21";
    private const ushort Port = 9200;

    private readonly List<IContainer> containers = [];
    private readonly Lock starting = new();
    private Task<RunningEngine>? plain;

    public Task<RunningEngine> PlainAsync()
    {
        lock (starting)
        {
            return plain ??= StartPlainAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var container in containers)
        {
            await container.DisposeAsync();
        }
    }

    private async Task<RunningEngine> StartPlainAsync()
    {
        if (Environment.GetEnvironmentVariable("NEWSPIPELINE_ELASTICSEARCH") is { Length: > 0 } url)
        {
            return new RunningEngine(url.TrimEnd('/'));
        }

        return await StartAsync("http", new ContainerBuilder(Image).WithEnvironment("xpack.security.enabled", "false"));
    }

    private async Task<RunningEngine> StartAsync(string scheme, ContainerBuilder builder)
    {
        try
        {
            var container = builder
                .WithEnvironment("discovery.type", "single-node")
                .WithEnvironment("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
                .WithPortBinding(Port, assignRandomHostPort: true)
                .WithWaitStrategy(Wait.ForUnixContainer().UntilMessageIsLogged("started"))
                .Build();
            lock (starting)
            {
                containers.Add(container);
            }

            await container.StartAsync();
            return new RunningEngine($"{scheme}://{container.Hostname}:{container.GetMappedPublicPort(Port)}");
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            return new RunningEngine(null, $"needs Elasticsearch: set NEWSPIPELINE_ELASTICSEARCH, or start Docker ({e.Message})");
        }
    }
}

public sealed record RunningEngine(string? Address, string? Missing = null)
{
    public string Url
    {
        get
        {
            Assert.SkipWhen(Address is null, Missing ?? "needs Elasticsearch");
            return Address!;
        }
    }
}
