using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Storage;

public static class StorageService
{
    private const string DefaultFolder = "./data";

    /// <summary>
    /// The store that the setting <c>Store</c> names (<c>sqlite</c> unless told otherwise), and what the services remember, in the
    /// folder of the setting <c>Data</c> (<c>./data</c>). The readiness check asks it.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such store.</exception>
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new SqliteDatabase(configuration["Data"] is { Length: > 0 } folder ? folder : DefaultFolder));
        services.AddHostedService<StoreAtStart>();
        services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: ["ready"]);
        AddArticleStore(services, configuration["Store"]);
        return services
            .AddSingleton<ILedger, SqliteLedger>()
            .AddSingleton<IFeedMemory, SqliteFeedMemory>()
            .AddSingleton<IAlertMemory, SqliteAlertMemory>()
            .AddSingleton<IDeskMemory, SqliteDeskMemory>();
    }

    private static void AddArticleStore(IServiceCollection services, string? store)
    {
        _ = store switch
        {
            null or "" or "sqlite" => services.AddSingleton<IArticleStore, SqliteArticleStore>(),
            "elasticsearch" => throw new InvalidOperationException("Store 'elasticsearch' is not built in yet; use 'sqlite'."),
            _ => throw new InvalidOperationException($"Store must be 'sqlite' or 'elasticsearch', not '{store}'."),
        };
    }
}
