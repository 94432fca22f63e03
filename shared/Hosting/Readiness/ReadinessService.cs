using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Hosting.Readiness;

/// <summary>Ready is who can do its work. Each check has a deadline of its own and is remembered with the moment since when it is as it is.</summary>
public static class ReadinessService
{
    private const string Tag = "ready";

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(5);

    /// <summary>Adds a part's check, once however often it is called.</summary>
    public static IServiceCollection AddReadiness<TCheck>(this IServiceCollection services, string name)
        where TCheck : class, IHealthCheck
    {
        if (services.All(service => service.ServiceType != typeof(Added<TCheck>)))
        {
            services.AddSingleton<Added<TCheck>>();
            services.AddHealthChecks().AddCheck<TCheck>(name, tags: [Tag]);
        }

        return services;
    }

    internal static void AddReadiness(this IServiceCollection services)
    {
        services.AddHealthChecks();
        services.TryAddSingleton<CheckMemory>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<HealthCheckServiceOptions>, DeadlineForEveryCheck>());
        services.AddSingleton<IHealthCheckPublisher, ReadinessNews>();
        services.Configure<HealthCheckPublisherOptions>(glances =>
        {
            (glances.Delay, glances.Period) = (TimeSpan.FromSeconds(1), Glance);
            glances.Predicate = IsOfReadiness;
        });
    }

    internal static void MapReadiness(this IEndpointRouteBuilder app, string pattern) => app.MapHealthChecks(
        pattern,
        new HealthCheckOptions
        {
            Predicate = IsOfReadiness,
            ResponseWriter = (http, report) => ReadinessAnswer.WriteAsync(http, report),
            ResultStatusCodes = { [HealthStatus.Degraded] = 503 },
        });

    private static bool IsOfReadiness(HealthCheckRegistration check) => check.Tags.Contains(Tag);

    private sealed class Added<TCheck>;
}
