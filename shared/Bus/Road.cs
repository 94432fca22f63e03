using MassTransit;
using NewsPipeline.Contracts;

namespace NewsPipeline.Bus;

/// <summary>What every bus of ours has in common, whatever carries it.</summary>
public static class Road
{
    /// <summary>Each consumer's endpoint, our own way of reading messages, and the error queues where this service keeps errors.</summary>
    public static void ConfigureRoad<TEndpoint>(this IBusFactoryConfigurator<TEndpoint> bus, IBusRegistrationContext context)
        where TEndpoint : IReceiveEndpointConfigurator
    {
        bus.ConfigureJsonSerializerOptions(json =>
        {
            json.Converters.Insert(0, new Strictly<ArticleFound>());
            json.Converters.Insert(0, new Strictly<ArticleEnriched>());
            json.Converters.Insert(0, new Strictly<ArticlePlaced>());
            json.Converters.Insert(0, new Strictly<DemandRaised>());
            return json;
        });
        bus.UseRoadFilters(context);
        bus.KeepErrors(context);
        bus.ConfigureEndpoints(context);
    }
}
