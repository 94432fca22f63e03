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

        logger.Filed(article, result is WriteResult.Indexed ? "indexed" : "known already");
    }
}

/// <summary>Two batches at once: one is written while the next comes in, and each article waits until its own is.</summary>
public sealed class IndexArticleDefinition : ConsumerDefinition<IndexArticle>
{
    private const int Waiting = 2 * FilingClerk.LargestBatch;

    public IndexArticleDefinition() => ConcurrentMessageLimit = Waiting;

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<IndexArticle> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.PrefetchCount = Waiting;
}
