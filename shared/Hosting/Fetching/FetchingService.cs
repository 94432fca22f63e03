using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsPipeline.Hosting.Settings;

namespace NewsPipeline.Hosting.Fetching;

public static class FetchingService
{
    /// <summary>Adds <see cref="Fetcher"/>, <see cref="GuardedHttp"/> and <see cref="NetworkGuard"/>, once however often it is called.</summary>
    public static IServiceCollection AddFetching(this IServiceCollection services)
    {
        services.AddSettings<FetchOptions, FetchOptionsCheck>(FetchOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<NetworkGuard>();
        services.TryAddSingleton<GuardedHttp>();
        services.TryAddSingleton<Fetcher>();
        return services;
    }
}
