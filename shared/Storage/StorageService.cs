using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsPipeline.Hosting;
using NewsPipeline.Hosting.Readiness;
using NewsPipeline.Hosting.Settings;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage.Elasticsearch;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Storage;

public static class StorageService
{
    private const string DefaultFolder = "./data";

    /// <summary>
    /// The store that the setting <c>Store</c> names (<c>sqlite</c> unless told otherwise), and what the services remember for
    /// themselves, in the folder of the setting <c>Data</c> (<c>./data</c>). The readiness check asks it.
    /// </summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">There is no such store.</exception>
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPatience();
        services.TryAddSingleton<Ending>();
        services.AddSingleton(_ => new SqliteDatabase(FolderOf(configuration)));
        services.AddHostedService<StoreAtStart>();
        services.AddMetrics().AddSingleton<WorkerWatch>().AddSingleton<Damage>();
        services.AddReadiness<StoreHealth>("store").AddReadiness<WorkerWatch>("workers");
        return services.AddStoreOf(configuration.ChoiceOf("Store", StoreKind.Sqlite), configuration)
            .AddSingleton<IFeedMemory, SqliteFeedMemory>()
            .AddSingleton<IAlertMemory, SqliteAlertMemory>()
            .AddSingleton<IDeskMemory, SqliteDeskMemory>()
            .AddSingleton<ErrorDesk>();
    }

    /// <summary>Where what is remembered on this machine lies: the setting <c>Data</c>.</summary>
    public static string FolderOf(IConfiguration configuration) => configuration["Data"] is { Length: > 0 } folder ? folder : DefaultFolder;

    private static IServiceCollection AddStoreOf(this IServiceCollection services, StoreKind kind, IConfiguration configuration) => kind switch
    {
        StoreKind.Elasticsearch => services.AddElasticsearchStore(configuration),
        _ => services
            .AddSingleton(provider => new Neighbour("store", $"SQLite in {provider.GetRequiredService<SqliteDatabase>().File}"))
            .AddSingleton<IArticleStore, SqliteArticleStore>()
            .AddSingleton<ILedger, SqliteLedger>()
            .AddSingleton<IErrorMemory, SqliteErrorMemory>(),
    };

    private enum StoreKind
    {
        Sqlite,
        Elasticsearch,
    }
}
