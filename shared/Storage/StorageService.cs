using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
    /// <exception cref="InvalidOperationException">There is no such store.</exception>
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new SqliteDatabase(FolderOf(configuration)));
        services.AddHostedService<StoreAtStart>();
        services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: ["ready"]);
        services.AddStoreOf(configuration);
        return services
            .AddSingleton<IFeedMemory, SqliteFeedMemory>()
            .AddSingleton<IAlertMemory, SqliteAlertMemory>()
            .AddSingleton<IDeskMemory, SqliteDeskMemory>()
            .AddSingleton<ErrorDesk>();
    }

    /// <summary>Where what is remembered on this machine lies: the setting <c>Data</c>.</summary>
    public static string FolderOf(IConfiguration configuration) => configuration["Data"] is { Length: > 0 } folder ? folder : DefaultFolder;

    private static IServiceCollection AddStoreOf(this IServiceCollection services, IConfiguration configuration) => configuration["Store"] switch
    {
        null or "" or "sqlite" => services.AddSingleton<IArticleStore, SqliteArticleStore>().AddSingleton<ILedger, SqliteLedger>().AddSingleton<IErrorMemory, SqliteErrorMemory>(),
        "elasticsearch" => services.AddElasticsearchStore(configuration),
        var other => throw new InvalidOperationException($"Store must be 'sqlite' or 'elasticsearch', not '{other}'."),
    };
}
