using Microsoft.Extensions.Hosting;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch;

/// <summary>
/// Sees that the indices are there; until then the store takes and answers nothing. An engine that is away, starting or does not know us is
/// waited for without end; one that has indices of another version, or refuses ours, ends the process with the reason.
/// </summary>
internal sealed class ElasticsearchAtStart(StoreSetup setup, StoreDoor door, ElasticsearchOptions options, Patience patience, Ending ending) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await patience.InBackgroundAsync("setting up the store", () => SetUpAsync(stoppingToken), stoppingToken);
        }
        catch (Exception e) when (e is ElasticsearchException or CannotRunException)
        {
            ending.Because(new CannotRunException($"The store at {options.Url} cannot be set up: {e.Message}", e));
        }
    }

    private async Task SetUpAsync(CancellationToken cancellation)
    {
        try
        {
            await setup.EnsureAsync(cancellation);
        }
        catch (StoreUnavailableException e)
        {
            door.StaysShut(e.Message);
            throw;
        }
    }
}
