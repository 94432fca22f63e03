using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsPipeline.Hosting.Readiness;

namespace NewsPipeline.Hosting.Waiting;

public static class PatienceService
{
    /// <summary>Adds <see cref="Patience"/> and the readiness check that tells what waits, once however often it is called.</summary>
    public static IServiceCollection AddPatience(this IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Patience>();
        return services.AddReadiness<IntakeHealth>("intake");
    }
}
