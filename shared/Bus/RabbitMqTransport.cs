using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Bus;

/// <summary>How we use RabbitMQ: quorum queues, publisher confirms, durable everything.</summary>
internal static class RabbitMqTransport
{
    /// <summary>A broker that hangs without hanging up is noticed after two of them.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    public static void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator rabbit)
    {
        var options = context.GetRequiredService<IOptions<RabbitMqOptions>>().Value;
        rabbit.Host(options.Url, host =>
        {
            host.PublisherConfirmation = true;
            host.Heartbeat(Heartbeat);
        });
        rabbit.DeclareStages();
        rabbit.ConfigureRoad(context);
    }
}
