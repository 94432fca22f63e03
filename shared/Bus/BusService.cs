using System.Diagnostics.Metrics;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NewsPipeline.Hosting;
using NewsPipeline.Hosting.Readiness;
using NewsPipeline.Hosting.Settings;
using NewsPipeline.Hosting.Waiting;

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
        var kind = KindOf(configuration);
        services.AddPatience();
        services.AddSingleton<Closing>();
        services.AddReceiveEndpointObserver<Closing>(provider => provider.GetRequiredService<Closing>());
        services.AddOptions<MassTransitHostOptions>().Configure(host =>
        {
            // A bus in memory has no queue that outlives it: nothing may be published before all consumers are there.
            host.WaitUntilStarted = kind == BusKind.Memory;
            host.StopTimeout = TimeSpan.FromSeconds(20);
        });
        if (kind == BusKind.RabbitMq)
        {
            services.AddRabbitMq();
            services.AddReceiveEndpointObserver<QueueWatch>();
        }

        services.AddMetrics().TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider =>
            new BusMetrics(provider.GetRequiredService<IMeterFactory>(), provider.GetRequiredService<TimeProvider>(), kind));
        return services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddReceiveObserver(provider => provider.GetRequiredService<BusMetrics>());
            bus.AddPublishObserver(provider => provider.GetRequiredService<BusMetrics>());
            bus.AddSendObserver(provider => provider.GetRequiredService<BusMetrics>());
            bus.SetKebabCaseEndpointNameFormatter();
            bus.ConfigureHealthCheckOptions(check => check.Name = "bus");
            bus.AddConfigureEndpointsCallback((_, _, endpoint) => endpoint.UsePipelineRetries());
            bus.AddConfigureEndpointsCallback((_, _, endpoint) => endpoint.ConfigureDeadLetter(skipped => skipped.UseFilter(new Strangers())));
            addConsumers(bus);
            if (kind == BusKind.Memory)
            {
                bus.UsingInMemory((context, memory) => memory.ConfigureRoad(context));
            }
            else
            {
                bus.AddConfigureEndpointsCallback((_, _, endpoint) => endpoint.UseStageQueue());
                bus.UsingRabbitMq(RabbitMqTransport.Configure);
            }
        });
    }

    /// <exception cref="OptionsValidationException">The setting is neither <c>memory</c> nor <c>rabbitmq</c>.</exception>
    public static BusKind KindOf(IConfiguration configuration) => configuration.ChoiceOf("Bus", BusKind.RabbitMq);

    /// <summary>What every message of the road passes through, on either bus.</summary>
    internal static void UseRoadFilters(this IConsumePipeConfigurator bus, IRegistrationContext context)
    {
        bus.UseConsumeFilter(typeof(ArticleScope<>), context);
        bus.UseConsumeFilter(typeof(WaitForStore<>), context);
    }

    private static void AddRabbitMq(this IServiceCollection services)
    {
        services.AddSettings<RabbitMqOptions>(RabbitMqOptions.Section);
        services.AddSingleton(provider => new Neighbour("broker", $"RabbitMQ at {RabbitMqLine.NameOf(provider.GetRequiredService<IOptions<RabbitMqOptions>>().Value.Url)}"));
        services.AddSingleton<RabbitMqLine>();
        services.AddSingleton<BusWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<BusWatch>());
        services.AddReadiness<BrokerHealth>("broker");
    }
}
