using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Bus;

/// <summary>How we use RabbitMQ: quorum queues, publisher confirms, durable everything.</summary>
internal static class RabbitMqTransport
{
    public static void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator rabbit)
    {
        var options = context.GetRequiredService<IOptions<RabbitMqOptions>>().Value;
        rabbit.Host(options.Url, host => host.PublisherConfirmation = true);
        rabbit.DeclareStages();
        rabbit.UseConsumeFilter(typeof(ArticleScope<>), context);
        rabbit.ConfigureEndpoints(context);
    }
}
