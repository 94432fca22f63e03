using MassTransit;
using NewsPipeline.Contracts;

namespace NewsPipeline.Bus;

/// <summary>
/// The queue in which each message of the road waits. Whoever publishes declares it too, so that a message cannot fall
/// between services when the next one has never been started; a message that still finds no queue fails to publish.
/// </summary>
/// <param name="Queue">Named after the class that consumes it.</param>
/// <param name="Message">The one type of message that waits in it.</param>
public sealed record Stage(string Queue, Type Message)
{
    /// <summary>Where MassTransit and RabbitMQ put what they give up.</summary>
    public string ErrorQueue => $"{Queue}_error";
}

public static class Stages
{
    private const string PlaceArticle = "place-article";

    /// <summary>A consumer that dies over a message gets it so many times; stated, since the broker's own limit drops the message.</summary>
    public const int DeliveryLimit = 20;

    /// <summary>For errors themselves, which nobody dies over: as good as none. "None" cannot be said to every version of RabbitMQ.</summary>
    private const int NoDeliveryLimit = 1_000_000;

    /// <summary>Nobody else consumes these messages, so to publish one is to send it to its queue.</summary>
    public static readonly IReadOnlyList<Stage> All =
    [
        new("enrich-article", typeof(ArticleFound)),
        new(PlaceArticle, typeof(ArticleEnriched)),
        new("index-article", typeof(ArticlePlaced)),
        new("raise-alerts", typeof(DemandRaised)),
    ];

    /// <summary>A message may wait for a store that is away without being taken for lost.</summary>
    private static readonly TimeSpan LongestConsumption = TimeSpan.FromHours(24);

    internal static void DeclareStages(this IRabbitMqBusFactoryConfigurator rabbit)
    {
        rabbit.DeclareStage<ArticleFound>();
        rabbit.DeclareStage<ArticleEnriched>();
        rabbit.DeclareStage<ArticlePlaced>();
        rabbit.DeclareStage<DemandRaised>();
        rabbit.SendTopology.ConfigureErrorSettings = queue => queue.LikeErrors();
    }

    /// <summary>Stages have their error queue beside them from the beginning: RabbitMQ puts there what it gives up itself.</summary>
    internal static void UseStageQueue(this IReceiveEndpointConfigurator endpoint)
    {
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit && All.FirstOrDefault(stage => stage.Queue == rabbit.InputAddress.Segments[^1]) is { } stage)
        {
            rabbit.BindDeadLetterQueue(stage.ErrorQueue, stage.ErrorQueue, errors => errors.LikeErrors());
            rabbit.Like(stage);
        }
    }

    internal static void UseErrorQueue(this IReceiveEndpointConfigurator endpoint) => (endpoint as IRabbitMqReceiveEndpointConfigurator)?.LikeErrors();

    private static void DeclareStage<T>(this IRabbitMqBusFactoryConfigurator rabbit)
        where T : class
    {
        var stage = All.Single(stage => stage.Message == typeof(T));
        var exchange = rabbit.MessageTopology.EntityNameFormatter.FormatEntityName<T>();
        rabbit.Publish<T>(publish => publish.BindQueue(exchange, stage.Queue, declared => declared.Like(stage)));
        rabbit.ConfigurePublish(publish => publish.UseExecute(context =>
        {
            if (context is RabbitMqSendContext<T> sending)
            {
                sending.Mandatory = true;
            }
        }));
    }

    /// <summary>
    /// Quorum queues everywhere; the story desk's is served by one desk at a time, others standing by. What RabbitMQ gives up stays in the
    /// queue until the error queue has it (at-least-once), for which it wants publishers to be refused rather than messages dropped.
    /// </summary>
    private static void Like(this IRabbitMqQueueConfigurator queue, Stage stage)
    {
        queue.SetQuorumQueue();
        queue.SingleActiveConsumer = stage.Queue == PlaceArticle;
        queue.SetQueueArgument("x-delivery-limit", DeliveryLimit);
        queue.SetQueueArgument("x-dead-letter-exchange", stage.ErrorQueue);
        queue.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
        queue.SetQueueArgument("x-overflow", "reject-publish");
        queue.SetQueueArgument("x-consumer-timeout", (long)LongestConsumption.TotalMilliseconds);
    }

    /// <summary>MassTransit starts from the arguments of the queue that the error comes from; none of them is meant for the errors.</summary>
    private static void LikeErrors(this IRabbitMqQueueConfigurator queue)
    {
        queue.SetQuorumQueue();
        queue.SingleActiveConsumer = false;
        queue.SetQueueArgument("x-delivery-limit", NoDeliveryLimit);
        queue.SetQueueArgument("x-dead-letter-exchange", null!);
        queue.SetQueueArgument("x-dead-letter-strategy", null!);
        queue.SetQueueArgument("x-overflow", null!);
        queue.SetQueueArgument("x-consumer-timeout", (long)LongestConsumption.TotalMilliseconds);
    }
}
