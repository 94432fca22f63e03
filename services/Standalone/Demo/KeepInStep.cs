using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Standalone.Demo;

/// <summary>Tells the newsroom what has gone all the way down the road, so that the desk meets the demo's texts in one order on every machine.</summary>
internal sealed class KeepInStep(Newsroom newsroom, ILedger ledger, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // Before any service starts: the first feed is asked soon after.
    private readonly IEnumerable<NewsroomText> texts = newsroom.InStep();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var text in texts)
        {
            while (await SettledAsync(text.Feed.AbsoluteUri, stoppingToken) < text.Number)
            {
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    /// <summary>Whatever became of them: the demo goes on after a text that failed.</summary>
    private async Task<long> SettledAsync(string feed, CancellationToken cancellation)
    {
        try
        {
            var balance = await ledger.BalanceAsync(feed, cancellation);
            return balance.Found - balance.InFlight;
        }
        catch (StoreUnavailableException)
        {
            return 0;
        }
    }
}
