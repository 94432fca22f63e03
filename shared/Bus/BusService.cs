using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace NewsPipeline.Bus;

public static class BusService
{
    /// <summary>
    /// Joins the bus that the setting <c>Bus</c> names (<c>rabbitmq</c> unless told otherwise) with the consumers given.
    /// Queues are named after their consumers' classes.
    /// </summary>
    public static IServiceCollection AddBus(
        this IServiceCollection services,
        IConfiguration configuration,
        Action<IBusRegistrationConfigurator> addConsumers)
    {
        services.AddOptions<RabbitMqOptions>().BindConfiguration(RabbitMqOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MassTransitHostOptions>().Configure(host =>
        {
            // A bus in memory has no queue that outlives it: nothing may be published before all consumers are there.
            host.WaitUntilStarted = KindOf(configuration) == BusKind.Memory;
            host.StopTimeout = TimeSpan.FromSeconds(20);
        });
        if (KindOf(configuration) == BusKind.RabbitMq)
        {
            services.AddHostedService<BusWatch>();
        }

        return services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetKebabCaseEndpointNameFormatter();
            bus.AddConfigureEndpointsCallback((_, _, endpoint) => endpoint.UsePipelineRetries());
            addConsumers(bus);
            if (KindOf(configuration) == BusKind.Memory)
            {
                bus.UsingInMemory((context, memory) =>
                {
                    memory.UseConsumeFilter(typeof(ArticleScope<>), context);
                    memory.ConfigureEndpoints(context);
                });
            }
            else
            {
                bus.AddConfigureEndpointsCallback((_, _, endpoint) => endpoint.UseStageQueue());
                bus.UsingRabbitMq(RabbitMqTransport.Configure);
            }
        });
    }

    /// <exception cref="InvalidOperationException">The setting is neither <c>memory</c> nor <c>rabbitmq</c>.</exception>
    public static BusKind KindOf(IConfiguration configuration) => configuration["Bus"] switch
    {
        null or "" or "rabbitmq" => BusKind.RabbitMq,
        "memory" => BusKind.Memory,
        var other => throw new InvalidOperationException($"Bus must be 'memory' or 'rabbitmq', not '{other}'."),
    };
}
