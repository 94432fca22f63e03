using MassTransit;
using NewsPipeline.Contracts;

namespace NewsPipeline.StoryDesk;

/// <summary>Asks the desk, and says what it decided: by then that is written down.</summary>
public sealed class PlaceArticle(SharedDesk desk) : IConsumer<ArticleEnriched>
{
    public async Task Consume(ConsumeContext<ArticleEnriched> context)
    {
        var placed = new ArticlePlaced(context.Message, await desk.PlaceAsync(context.Message, context.CancellationToken));
        await context.Publish(placed, context.CancellationToken);
        foreach (var report in DemandReports.OfRaised(placed))
        {
            await context.Publish(new DemandRaised(report), context.CancellationToken);
        }
    }
}

public sealed class PlaceArticleDefinition : ConsumerDefinition<PlaceArticle>
{
    /// <summary>Articles that wait for one decision together; they share one write.</summary>
    public PlaceArticleDefinition() => ConcurrentMessageLimit = SharedDesk.LargestBatch;
}
