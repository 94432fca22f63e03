using MassTransit;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Indexer;

public sealed class IndexArticle(FilingClerk clerk, ILogger<IndexArticle> logger) : IConsumer<ArticlePlaced>
{
    /// <exception cref="ImpossibleArticleException">The store can never take this document: to the error queue with it.</exception>
    public async Task Consume(ConsumeContext<ArticlePlaced> context)
    {
        var result = await clerk.FileAsync(context.Message, context.CancellationToken);
        var article = context.Message.Enriched.Found.Article.Id;
        if (result is WriteResult.Impossible impossible)
        {
            throw new ImpossibleArticleException(article, impossible.Reason);
        }

        logger.Filed(article, result);
    }
}

/// <summary>As many articles as all batches hold, and another batch that comes in meanwhile; each waits until its own batch is written.</summary>
public sealed class IndexArticleDefinition : ConsumerDefinition<IndexArticle>
{
    private readonly int waiting;

    public IndexArticleDefinition(IArticleStore store)
    {
        waiting = (store.Batches.AtOnce + 1) * store.Batches.Largest;
        ConcurrentMessageLimit = waiting;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<IndexArticle> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.PrefetchCount = waiting;
}
