using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsPipeline.Hosting;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch;

public static class StoreUpgradeService
{
    /// <summary>
    /// Brings the store that the settings under <c>Elasticsearch</c> name to this program's version, or sets it up. The services may run
    /// on meanwhile; broken off, it goes on where it stopped when it is run again.
    /// </summary>
    /// <exception cref="CannotRunException">The engine refuses something, or the store is of a newer version.</exception>
    /// <exception cref="Contracts.StoreUnavailableException">It cannot be reached.</exception>
    public static async Task<UpgradeReport> UpgradeStoreAsync(
        IConfiguration configuration, IProgress<UpgradeStep> progress, CancellationToken cancellation)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(progress).AddElasticsearchStore(configuration);
        services.TryAddSingleton(TimeProvider.System);
        await using var provider = services.AddSingleton<StoreUpgrade>().BuildServiceProvider();
        try
        {
            return await provider.GetRequiredService<StoreUpgrade>().RunAsync(cancellation);
        }
        catch (ElasticsearchException e)
        {
            throw new CannotRunException(e.Message, e);
        }
    }
}
