using MassTransit;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage;

namespace NewsPipeline.Poller.Handover;

/// <summary>
/// Enters articles in the balance sheet, then publishes them one after the other: an article on the road is always in the books, and
/// sets out after those before it.
/// </summary>
public sealed class Announcement(IBusControl bus, ILedger ledger, Patience patience, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Task BusIsUpAsync(CancellationToken cancellation) => bus.WaitForHealthStatus(BusHealthStatus.Healthy, cancellation);

    /// <exception cref="TimeoutException">The bus did not take them.</exception>
    public async Task MakeAsync(IReadOnlyCollection<ArticleFound> articles, CancellationToken cancellation)
    {
        await patience.UntilTakenAsync("handing over articles", () => ledger.FoundAsync([.. articles.Select(found => found.Finding)], cancellation), cancellation);
        using var timeout = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            foreach (var found in articles)
            {
                await bus.Publish(found, either.Token);
            }
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"the bus did not take {articles.Count} articles within {Patience.TotalSeconds:0} s", e);
        }
    }
}
