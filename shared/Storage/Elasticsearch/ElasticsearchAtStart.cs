using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Indices;
using NewsPipeline.Storage.Elasticsearch.Writing;

namespace NewsPipeline.Storage.Elasticsearch;

/// <summary>
/// Sees that the indices are there before anything else of the process starts. An engine that is still starting itself is waited for;
/// one that turns us away, or has indices of another version, stops the process with the reason.
/// </summary>
internal sealed class ElasticsearchAtStart(StoreSetup setup, ElasticsearchOptions options, TimeProvider time, ILogger<ElasticsearchAtStart> logger) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + Patience;
        while (!await IsThereAsync(last: time.GetUtcNow() >= deadline, cancellationToken))
        {
            await Task.Delay(Glance, time, cancellationToken);
        }
    }

    private async Task<bool> IsThereAsync(bool last, CancellationToken cancellation)
    {
        try
        {
            await setup.EnsureAsync(cancellation);
            return true;
        }
        catch (StoreUnavailableException e) when (!last)
        {
            logger.StoreAwaited(e.Message);
            return false;
        }
        catch (ElasticsearchException e)
        {
            throw new InvalidOperationException($"The store at {options.Url} cannot be set up: {e.Message}", e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
