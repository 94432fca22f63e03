using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Hosting.Fetching;

public static class FetchingService
{
    /// <summary>Adds <see cref="Fetcher"/>, <see cref="GuardedHttp"/> and <see cref="NetworkGuard"/>, once however often it is called.</summary>
    public static IServiceCollection AddFetching(this IServiceCollection services)
    {
        services.AddOptions<FetchOptions>()
            .Configure<IConfiguration>((fetch, configuration) =>
            {
                configuration.GetSection(FetchOptions.Section).Bind(fetch);
                fetch.AllowNetworks = FetchOptions.ReadNetworks(configuration);
            })
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FetchOptions>, FetchOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<NetworkGuard>();
        services.TryAddSingleton<GuardedHttp>();
        services.TryAddSingleton<Fetcher>();
        return services;
    }
}
