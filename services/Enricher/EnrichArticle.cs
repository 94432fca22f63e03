using MassTransit;
using NewsPipeline.Contracts;
using NewsPipeline.Demands;

namespace NewsPipeline.Enricher;

/// <summary>Reads who is in a found article, who demands what of whom, and who answers.</summary>
public sealed class EnrichArticle(ArticleReader reader, EnricherMetrics metrics, TimeProvider time) : IConsumer<ArticleFound>
{
    public Task Consume(ConsumeContext<ArticleFound> context)
    {
        var article = context.Message.Article;
        var start = time.GetTimestamp();
        var reading = reader.Read(article.Title, article.Text, article.Language);
        metrics.Read(time.GetElapsedTime(start), reading.Language);
        return context.Publish(new ArticleEnriched(context.Message, reading), context.CancellationToken);
    }
}
