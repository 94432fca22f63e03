using MassTransit;
using NewsPipeline.Contracts;
using NewsPipeline.Demands;

namespace NewsPipeline.Enricher;

/// <summary>Reads who is in a found article, who demands what of whom, and who answers.</summary>
public sealed class EnrichArticle(ArticleReader reader, EnricherMetrics metrics, TimeProvider time) : IConsumer<ArticleFound>
{
    public async Task Consume(ConsumeContext<ArticleFound> context)
    {
        var article = context.Message.Article;
        var start = time.GetTimestamp();
        // Reading keeps a core busy; on the thread that delivers messages it would hold up the next one.
        var reading = await Task.Run(() => reader.Read(article.Title, article.Text, article.Language), context.CancellationToken);
        metrics.Read(time.GetElapsedTime(start), reading.Language);
        await context.Publish(new ArticleEnriched(context.Message, reading), context.CancellationToken);
    }
}

public sealed class EnrichArticleDefinition : ConsumerDefinition<EnrichArticle>
{
    /// <summary>More at once would only wait for a core, and keep what was read before waiting behind them.</summary>
    public EnrichArticleDefinition() => ConcurrentMessageLimit = Environment.ProcessorCount;
}
