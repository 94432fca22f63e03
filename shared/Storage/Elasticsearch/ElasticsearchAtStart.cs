using Microsoft.Extensions.Hosting;
using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch;

/// <summary>
/// Sees that the indices are there before anything else of the process starts. An engine that is still starting itself is waited for;
/// one that turns us away, or has indices of another version, stops the process with the reason.
/// </summary>
internal sealed class ElasticsearchAtStart(StoreSetup setup, ElasticsearchOptions options, TimeProvider time) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + Patience;
        while (true)
        {
            try
            {
                await setup.EnsureAsync(cancellationToken);
                return;
            }
            catch (StoreUnavailableException) when (time.GetUtcNow() < deadline)
            {
                await Task.Delay(Glance, time, cancellationToken);
            }
            catch (ElasticsearchException e)
            {
                throw new InvalidOperationException($"The store at {options.Url} cannot be set up: {e.Message}", e);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
