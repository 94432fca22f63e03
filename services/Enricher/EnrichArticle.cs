using MassTransit;
using NewsPipeline.Contracts;
using NewsPipeline.Demands;

namespace NewsPipeline.Enricher;

/// <summary>Reads who is in a found article, who demands what of whom, and who answers.</summary>
public sealed class EnrichArticle(ArticleReader reader) : IConsumer<ArticleFound>
{
    public Task Consume(ConsumeContext<ArticleFound> context)
    {
        var article = context.Message.Article;
        var reading = reader.Read(article.Title, article.Text, article.Language);
        return context.Publish(new ArticleEnriched(context.Message, reading), context.CancellationToken);
    }
}
