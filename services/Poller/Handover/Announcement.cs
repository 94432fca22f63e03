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
    /// <summary>For one article: a slow broker takes many one after the other for as long as that takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Task BusIsUpAsync(CancellationToken cancellation) => bus.WaitForHealthStatus(BusHealthStatus.Healthy, cancellation);

    /// <exception cref="TimeoutException">The bus did not take one of them.</exception>
    public async Task MakeAsync(IReadOnlyCollection<ArticleFound> articles, CancellationToken cancellation)
    {
        await patience.UntilTakenAsync("handing over articles", () => ledger.FoundAsync([.. articles.Select(found => found.Finding)], cancellation), cancellation);
        using var timeout = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        var taken = 0;
        try
        {
            foreach (var found in articles)
            {
                timeout.CancelAfter(Patience);
                await bus.Publish(found, either.Token);
                taken++;
            }
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"the bus took {taken} of {articles.Count} articles, and no more for {Patience.TotalSeconds:0} s", e);
        }
    }
}
