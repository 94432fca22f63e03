using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Storage.Elasticsearch.Client;

internal static class ClientService
{
    /// <summary>One client for the process, from the settings under <c>Elasticsearch</c>; they are checked when it starts.</summary>
    public static IServiceCollection AddElasticsearchClient(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ElasticsearchOptions>().Bind(configuration.GetSection(ElasticsearchOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ElasticsearchOptions>, ElasticsearchOptionsCheck>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ElasticsearchOptions>>().Value);
        return services.AddSingleton(provider => new ElasticsearchClient(
            provider.GetRequiredService<ElasticsearchOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ElasticsearchClient>>()));
    }
}
