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

    private readonly DurableDesk desk;
    private readonly ILogger<SharedDesk> log;
    private readonly InTray<ArticleEnriched, Ruling> tray;

    public SharedDesk(DurableDesk desk, WorkerWatch watch, ILogger<SharedDesk> log)
    {
        (this.desk, this.log) = (desk, log);
        tray = new(DecideAsync, LargestBatch) { Watch = watch };
    }

    /// <summary>Where the article goes; durably written when the task completes.</summary>
    /// <exception cref="UndecidableException">This article cannot be decided; others are not touched by that.</exception>
    public async Task<Placement> PlaceAsync(ArticleEnriched article, CancellationToken cancellation)
    {
        var ruling = await tray.HandInAsync(article, cancellation);
        return ruling.Placement ?? throw ruling.Problem!;
    }

    /// <summary>An article that cannot be decided fails alone; when the memory cannot be reached all fail, and come again by the bus.</summary>
    private async Task<IReadOnlyList<Ruling>> DecideAsync(IReadOnlyList<ArticleEnriched> articles)
    {
        var undecidable = new Dictionary<ArticleId, UndecidableException>();
        while (true)
        {
            try
            {
                var placements = new Queue<Placement>(await desk.PlaceAsync([.. articles.Where(article => !undecidable.ContainsKey(Id(article)))], CancellationToken.None));
                return [.. articles.Select(article => undecidable.TryGetValue(Id(article), out var why) ? new Ruling(null, why) : new Ruling(placements.Dequeue(), null))];
            }
            catch (UndecidableException e)
            {
                log.Undecidable(e.Article, e);
                undecidable.Add(e.Article, e);
            }
        }
    }

    private static ArticleId Id(ArticleEnriched article) => article.Found.Article.Id;

    private sealed record Ruling(Placement? Placement, UndecidableException? Problem);
}
