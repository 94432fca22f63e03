using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage;

namespace NewsPipeline.Poller.Handover;

/// <summary>
/// Through the bus of this process, which forgets what it carries when it dies: an article is safe only when the ledger says
/// what became of it.
/// </summary>
public sealed class SettledInLedger(Announcement announcement, ILedger ledger, Patience patience, TimeProvider clock) : IHandover
{
    /// <summary>Longer than all retries of all stages together.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public async Task GetReadyAsync(CancellationToken cancellation)
    {
        await ledger.ForgetUnsettledAsync(cancellation);
        await announcement.BusIsUpAsync(cancellation);
    }

    public async Task HandOverAsync(IReadOnlyCollection<ArticleFound> articles, CancellationToken cancellation)
    {
        await announcement.MakeAsync(articles, cancellation);
        var deadline = clock.GetUtcNow() + Patience;
        IReadOnlyCollection<FindingId> open = [.. articles.Select(found => found.Finding.Id)];
        for (var pause = FirstLook; open.Count > 0; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (clock.GetUtcNow() >= deadline)
            {
                throw new TimeoutException($"{open.Count} articles were not settled within {Patience.TotalMinutes:0} minutes");
            }

            await Task.Delay(pause, clock, cancellation);
            var (asked, still) = (clock.GetUtcNow(), open);
            open = await patience.UntilTakenAsync("handing over articles", () => ledger.UnsettledAsync(still, cancellation), cancellation);
            // While the store is away nothing can be settled: that time does not count.
            deadline += clock.GetUtcNow() - asked;
        }
    }
}
