using MassTransit;
using NewsPipeline.Contracts;

namespace NewsPipeline.Bus;

/// <summary>
/// The queue in which each message of the road waits. Whoever publishes declares it too, so that a message cannot fall
/// between services when the next one has never been started; a message that still finds no queue fails to publish.
/// </summary>
internal static class Stages
{
    private const string PlaceArticle = "place-article";
    private const string RecordFailure = "record-failure";

    public static void DeclareStages(this IRabbitMqBusFactoryConfigurator rabbit)
    {
        rabbit.DeclareStage<ArticleFound>("enrich-article");
        rabbit.DeclareStage<ArticleEnriched>(PlaceArticle);
        rabbit.DeclareStage<ArticlePlaced>("index-article");
        rabbit.DeclareStage<DemandRaised>("raise-alerts");
        rabbit.DeclareStage<Fault<ArticleFound>>(RecordFailure);
        rabbit.DeclareStage<Fault<ArticleEnriched>>(RecordFailure);
        rabbit.DeclareStage<Fault<ArticlePlaced>>(RecordFailure);
    }

    /// <summary>Quorum queues everywhere; the story desk's is served by one desk at a time, others standing by.</summary>
    public static void UseStageQueue(this IReceiveEndpointConfigurator endpoint)
    {
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            rabbit.Like(rabbit.InputAddress.Segments[^1]);
        }
    }

    private static void DeclareStage<T>(this IRabbitMqBusFactoryConfigurator rabbit, string queue)
        where T : class
    {
        var exchange = rabbit.MessageTopology.EntityNameFormatter.FormatEntityName<T>();
        rabbit.Publish<T>(publish => publish.BindQueue(exchange, queue, declared => declared.Like(queue)));
        rabbit.ConfigurePublish(publish => publish.UseExecute(context =>
        {
            if (context is RabbitMqSendContext<T> sending)
            {
                sending.Mandatory = true;
            }
        }));
    }

    private static void Like(this IRabbitMqQueueConfigurator queue, string name)
    {
        queue.SetQuorumQueue();
        queue.SingleActiveConsumer = name == PlaceArticle;
    }
}
