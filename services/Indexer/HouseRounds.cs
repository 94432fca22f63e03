using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage;

namespace NewsPipeline.Indexer;

/// <summary>Has the store tidied once an hour; several indexers doing so do no harm. A round that fails is left to the next.</summary>
internal sealed class HouseRounds(IEnumerable<IHousekeeping> houses, Patience patience, TimeProvider time, ILogger<HouseRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rest, time);
        do
        {
            foreach (var house in houses)
            {
                await TidyAsync(house, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TidyAsync(IHousekeeping house, CancellationToken cancellation)
    {
        try
        {
            await patience.InBackgroundAsync("housekeeping", () => house.TidyAsync(cancellation), cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.NotTidied(e);
        }
    }
}
