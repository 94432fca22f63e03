using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsPipeline.Hosting.Readiness;

namespace NewsPipeline.Bus;

/// <summary>Whether RabbitMQ answers and takes us, also for a service that only publishes.</summary>
internal sealed class BrokerHealth(BusWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(watch.Seen switch
    {
        null => HealthCheckResult.Unhealthy("RabbitMQ has not been asked yet."),
        { Trouble: { } trouble, Since: var since } =>
            HealthCheckResult.Unhealthy(trouble.Why, data: new Dictionary<string, object> { [CheckMemory.Since] = since }),
        _ => HealthCheckResult.Healthy(),
    });
}
