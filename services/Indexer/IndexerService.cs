using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsPipeline.Bus;
using NewsPipeline.Hosting.Waiting;

namespace NewsPipeline.Indexer;

/// <summary>Fills the store, keeps its side of the balance sheet, and the errors of all services. Needs a store beside it.</summary>
public static class IndexerService
{
    public static IServiceCollection AddIndexer(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddPatience()
            .AddMetrics()
            .AddSingleton<IndexerMetrics>()
            .AddSingleton<FilingClerk>()
            .AddSingleton<IErrorKeeper, Keeper>()
            .AddHostedService<BalanceSheet>()
            .AddHostedService<ErrorFigures>()
            .AddHostedService<HouseRounds>();
    }

    public static void AddIndexerConsumers(this IBusRegistrationConfigurator bus) => bus.AddConsumer<IndexArticle, IndexArticleDefinition>();
}
