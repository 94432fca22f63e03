using NewsPipeline.Contracts;
using NewsPipeline.Feeds;
using NewsPipeline.Poller.Handover;
using NewsPipeline.Storage;

namespace NewsPipeline.Poller;

/// <summary>
/// Takes in what a feed offers: each new or changed article once, setting out oldest first. In batches, each marked as soon as it is safely
/// on its way, so that a crash in a long visit costs one batch of work and no article.
/// </summary>
public sealed class Intake(
    IFeedMemory memory,
    ILedger ledger,
    IHandover handover,
    ReadPages pages,
    PollerMetrics metrics,
    TimeProvider clock,
    ILogger<Intake> logger)
{
    private const int Batch = 20;

    /// <summary>Pages come slowly, one by one: nobody waits for many of them.</summary>
    private const int BatchWithPages = 5;

    /// <param name="state">With the moment of this visit.</param>
    public async Task<Taken> TakeInAsync(Feed feed, FeedState state, CancellationToken cancellation)
    {
        // Of an item that a feed offers twice the first counts, which in feeds is the newest.
        Newcomer[] offered = [.. feed.Items.Select(item => Newcomer.Recognise(item, state.Feed, state.Outlet)).DistinctBy(newcomer => newcomer.Id)];
        var seen = await memory.SeenAsync(state.Feed, [.. offered.Select(newcomer => newcomer.Id)], cancellation);
        var taken = new Taken(0, 0, offered.Length, Marks(offered));
        var pagesLeft = ReadPages.MostPages;
        Newcomer[] fresh = [.. OldestFirst(offered.Where(newcomer => seen.GetValueOrDefault(newcomer.Id) != newcomer.TextHash))];
        foreach (var batch in fresh.Chunk(fresh.OfType<Newcomer.Welcome>().Any(pages.IsWanted) ? BatchWithPages : Batch))
        {
            Newcomer.Welcome[] welcome = [.. batch.OfType<Newcomer.Welcome>()];
            var articles = new List<ArticleFound>(welcome.Length);
            foreach (var newcomer in welcome)
            {
                var whole = pages.IsWanted(newcomer) && pagesLeft-- > 0 ? await pages.ReadAsync(newcomer, cancellation) : newcomer;
                articles.Add(Found(whole, state.Feed, seen.ContainsKey(newcomer.Id)));
            }

            await handover.HandOverAsync(articles, cancellation);
            metrics.Found(articles.Count);
            var refused = await RefuseAsync([.. batch.OfType<Newcomer.Refused>()], state.Feed, cancellation);
            taken = taken with { Fresh = taken.Fresh + articles.Count, Refused = taken.Refused + refused };
            await memory.SaveAsync(state with { Articles = state.Articles + taken.Fresh }, Marks(batch), cancellation);
        }

        return taken;
    }

    private ArticleFound Found(Newcomer.Welcome newcomer, string feed, bool changed) =>
        new(new Finding(newcomer.FindingOf(feed), feed), Newcomer.ToArticle(newcomer, feed, clock.GetUtcNow(), changed));

    private async Task<int> RefuseAsync(Newcomer.Refused[] refused, string feed, CancellationToken cancellation)
    {
        if (refused.Length == 0)
        {
            return 0;
        }

        await ledger.SettleAsync(
            [.. refused.Select(newcomer => new Settlement(new Finding(newcomer.FindingOf(feed), feed), new Outcome.Refused(newcomer.Reason)))],
            cancellation);
        foreach (var newcomer in refused)
        {
            metrics.Refused(newcomer.Reason);
            logger.Refused(feed, newcomer.Id.Value, newcomer.Reason);
        }

        return refused.Length;
    }

    /// <summary>So that who reported first sets out first (further on articles may overtake each other); feeds list the newest first, and what has no date is new.</summary>
    private static IEnumerable<Newcomer> OldestFirst(IEnumerable<Newcomer> newcomers) =>
        newcomers.Reverse().OrderBy(newcomer => (newcomer as Newcomer.Welcome)?.Item.PublishedAt ?? DateTimeOffset.MaxValue);

    private static Dictionary<ArticleId, string> Marks(IEnumerable<Newcomer> newcomers) =>
        newcomers.ToDictionary(newcomer => newcomer.Id, newcomer => newcomer.TextHash);
}

/// <param name="Marks">Of all that the feed offers now.</param>
public sealed record Taken(int Fresh, int Refused, int Offered, IReadOnlyDictionary<ArticleId, string> Marks)
{
    public int Seen => Offered - Fresh - Refused;
}
