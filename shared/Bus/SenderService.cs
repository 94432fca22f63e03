using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NewsPipeline.Bus;

public static class SenderService
{
    /// <summary>
    /// Joins the bus for a service that does its work without it and only now and then sends something: while the broker is away
    /// it is as ready as ever.
    /// </summary>
    public static IServiceCollection AddBusToSend(this IServiceCollection services, IConfiguration configuration) =>
        services.AddBus(configuration, _ => { }).PostConfigure<HealthCheckServiceOptions>(checks =>
        {
            foreach (var check in checks.Registrations.Where(check => check.Name is "bus" or "broker" or "masstransit-bus"))
            {
                check.Tags.Remove("ready");
            }
        });
}
