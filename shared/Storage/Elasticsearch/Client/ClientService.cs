using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsPipeline.Hosting.Settings;

namespace NewsPipeline.Storage.Elasticsearch.Client;

internal static class ClientService
{
    /// <summary>One client for the process, from the settings under <c>Elasticsearch</c>; they are checked when it starts.</summary>
    public static IServiceCollection AddElasticsearchClient(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(configuration);
        services.AddSettings<ElasticsearchOptions, ElasticsearchOptionsCheck>(ElasticsearchOptions.Section);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ElasticsearchOptions>>().Value);
        return services.AddSingleton(provider => new ElasticsearchClient(
            provider.GetRequiredService<ElasticsearchOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ElasticsearchClient>>()));
    }
}
