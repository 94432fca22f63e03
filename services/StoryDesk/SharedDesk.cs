using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.StoryDesk;

/// <summary>
/// One desk decides for all consumers, in the order in which they ask. Whatever waits is decided together and written in one
/// transaction; each consumer hears its answer only after that.
/// </summary>
public sealed class SharedDesk
{
    public const int LargestBatch = 256;

    private readonly InTray<ArticleEnriched, Ruling> tray;

    public SharedDesk(DurableDesk desk, WorkerWatch watch) =>
        tray = new(articles => desk.PlaceAsync(articles, CancellationToken.None), LargestBatch) { Watch = watch };

    /// <summary>Where the article goes; durably written when the task completes. When the memory cannot be reached all fail, and come again by the bus.</summary>
    /// <exception cref="ImpossibleArticleException">This article cannot be placed; others are not touched by that.</exception>
    public async Task<Placement> PlaceAsync(ArticleEnriched article, CancellationToken cancellation)
    {
        if (Impossible.ReasonOf(article) is { } reason)
        {
            throw new ImpossibleArticleException(article.Found.Article.Id, reason);
        }

        var ruling = await tray.HandInAsync(article, cancellation);
        return ruling.Placement ?? throw ruling.Problem!;
    }
}
