using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage;

namespace NewsPipeline.Indexer;

/// <summary>Has the store tidied once an hour; several indexers doing so do no harm. A round that fails is left to the next.</summary>
internal sealed class HouseRounds(IEnumerable<IHousekeeping> houses, Patience patience, ILogger<HouseRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        houses.Select(house => patience.InRoundsAsync("housekeeping", Rest, () => house.TidyAsync(stoppingToken), logger.NotTidied, stoppingToken)));
}
