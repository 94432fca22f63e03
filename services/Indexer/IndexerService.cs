using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsPipeline.Hosting.Waiting;

namespace NewsPipeline.Indexer;

/// <summary>Fills the store, and keeps its side of the balance sheet. Needs a store and a ledger beside it.</summary>
public static class IndexerService
{
    public static IServiceCollection AddIndexer(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddPatience().AddMetrics().AddSingleton<IndexerMetrics>().AddSingleton<FilingClerk>().AddHostedService<BalanceSheet>().AddHostedService<ErrorFigures>().AddHostedService<HouseRounds>();
    }

    public static void AddIndexerConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<IndexArticle, IndexArticleDefinition>();
        bus.AddConsumer<RecordFailure>();
    }
}
