using DotNet.Testcontainers.Containers;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>The engines of one run of the tests, each started when the first test class needs it.</summary>
public sealed class Engines : IAsyncDisposable
{
    private readonly Lock starting = new();
    private readonly List<IContainer> containers = [];
    private readonly EngineAuthority authority = new();
    private Task<RunningEngine>? plain;
    private Task<RunningEngine>? secured;

    public Task<RunningEngine> PlainAsync()
    {
        lock (starting)
        {
            return plain ??= GivenPlain() is { } given ? Task.FromResult(given) : StartAsync(EngineContainer.Plain, new RunningEngine("http"));
        }
    }

    public Task<RunningEngine> SecuredAsync()
    {
        lock (starting)
        {
            return secured ??= GivenSecured() is { } given ? Task.FromResult(given) : StartSecuredAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var container in containers)
        {
            await container.DisposeAsync();
        }

        authority.Dispose();
    }

    private static RunningEngine? GivenPlain() => Setting("NEWSPIPELINE_ELASTICSEARCH") is { } url ? new RunningEngine(url.TrimEnd('/')) : null;

    private static RunningEngine? GivenSecured()
    {
        if (Setting("NEWSPIPELINE_ELASTICSEARCH_SECURED") is not { } url)
        {
            return null;
        }

        var address = new UriBuilder(url);
        return new RunningEngine(
            $"{address.Scheme}://{address.Host}:{address.Port}",
            Username: address.UserName,
            Password: address.Password,
            CaFile: Setting("NEWSPIPELINE_ELASTICSEARCH_CAFILE") ?? "");
    }

    private async Task<RunningEngine> StartSecuredAsync()
    {
        using var certificate = authority.Sign();
        var password = Guid.NewGuid().ToString("n");
        return await StartAsync(
            () => EngineContainer.Secured(password, certificate),
            new RunningEngine("https", Username: "elastic", Password: password, CaFile: authority.File));
    }

    private async Task<RunningEngine> StartAsync(Func<IContainer> make, RunningEngine planned)
    {
        try
        {
            var container = make();
            lock (starting)
            {
                containers.Add(container);
            }

            return await EngineContainer.StartAsync(container, planned);
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            return new RunningEngine(null, $"needs Elasticsearch: set NEWSPIPELINE_ELASTICSEARCH, or start Docker ({e.Message})");
        }
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
