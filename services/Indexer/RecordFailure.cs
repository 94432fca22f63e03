using MassTransit;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Indexer;

/// <summary>Whatever stage gave an article up, the balance sheet says that it waits in an error queue, and why.</summary>
public sealed class RecordFailure(ILedger ledger, IndexerMetrics metrics, ILogger<RecordFailure> logger) :
    IConsumer<Fault<ArticleFound>>, IConsumer<Fault<ArticleEnriched>>, IConsumer<Fault<ArticlePlaced>>
{
    public Task Consume(ConsumeContext<Fault<ArticleFound>> context) => RecordAsync(context, context.Message.Message);

    public Task Consume(ConsumeContext<Fault<ArticleEnriched>> context) => RecordAsync(context, context.Message.Message.Found);

    public Task Consume(ConsumeContext<Fault<ArticlePlaced>> context) => RecordAsync(context, context.Message.Message.Enriched.Found);

    private async Task RecordAsync<T>(ConsumeContext<Fault<T>> context, ArticleFound found)
    {
        var reason = context.Message.Exceptions is [var first, ..] ? first.Message : "No reason was given.";
        await ledger.SettleAsync([new(found.Finding, new Outcome.InErrorQueue(reason))], context.CancellationToken);
        metrics.Settled("in-error-queues", 1);
        logger.GivenUp(found.Article.Id, reason);
    }
}
