using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Bus;

public static class BusReadiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>For a command that cannot go on without the bus.</summary>
    /// <exception cref="IOException">The broker does not answer within 15 seconds.</exception>
    public static async Task WaitForBusAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        var health = await services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, Patience);
        cancellation.ThrowIfCancellationRequested();
        if (health != BusHealthStatus.Healthy)
        {
            var bus = BusService.KindOf(services.GetRequiredService<IConfiguration>());
            var where = services.GetRequiredService<IOptions<RabbitMqOptions>>().Value.Url;
            throw new IOException(bus == BusKind.Memory
                ? "The bus in memory did not start."
                : $"RabbitMQ does not answer at {where.Host}:{where.Port} (setting RabbitMq:Url).");
        }
    }
}
