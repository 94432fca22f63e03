using MassTransit;
using Microsoft.Extensions.Logging;
using NewsPipeline.Contracts;

namespace NewsPipeline.Bus;

/// <summary>Puts the article's id on every log line that is written while a message about it is handled.</summary>
internal sealed class ArticleScope<T>(ILogger<ArticleScope<T>> logger) : IFilter<ConsumeContext<T>>
    where T : class
{
    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        using (ArticleOf(context.Message) is { } article ? logger.BeginScope(new Dictionary<string, object> { ["Article"] = article.Value }) : null)
        {
            await next.Send(context);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("article");

    private static ArticleId? ArticleOf(object message) => message switch
    {
        ArticleFound found => found.Article.Id,
        ArticleEnriched enriched => enriched.Found.Article.Id,
        ArticlePlaced placed => placed.Enriched.Found.Article.Id,
        DemandRaised raised => raised.Report.Article,
        _ => null,
    };
}
