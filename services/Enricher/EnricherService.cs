using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsPipeline.Demands;

namespace NewsPipeline.Enricher;

/// <summary>What a host needs to run the Enricher.</summary>
public static class EnricherService
{
    public static IServiceCollection AddEnricher(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddMetrics().AddSingleton<EnricherMetrics>().AddSingleton<ArticleReader>().AddHostedService<LoadReader>();
    }

    public static void AddEnricherConsumers(this IBusRegistrationConfigurator bus) => bus.AddConsumer<EnrichArticle, EnrichArticleDefinition>();
}
