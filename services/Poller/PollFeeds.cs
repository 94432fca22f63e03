using Microsoft.Extensions.Options;
using NewsPipeline.Contracts;
using NewsPipeline.Feeds;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Poller.Handover;

namespace NewsPipeline.Poller;

/// <summary>Follows every feed: waits until it is due, visits it, and waits again. Each on its own, so that none holds up another.</summary>
public sealed class PollFeeds(
    IConfiguration configuration,
    VisitFeed visits,
    IHandover handover,
    Patience patience,
    PollingRhythm rhythm,
    IOptions<PollerOptions> options,
    TimeProvider clock,
    ILogger<PollFeeds> logger) : BackgroundService
{
    private readonly IReadOnlyList<FeedAddress> feeds = FeedDirectory.Read(configuration, logger);
    private readonly SemaphoreSlim places = new(options.Value.ParallelFetches);

    public override void Dispose()
    {
        places.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await patience.InBackgroundAsync("following feeds", () => handover.GetReadyAsync(stoppingToken), stoppingToken);
        logger.Following(feeds.Count);
        await Task.WhenAll(feeds.Select(feed => FollowAsync(feed, stoppingToken)));
    }

    private async Task FollowAsync(FeedAddress feed, CancellationToken stopping)
    {
        while (true)
        {
            var rest = await VisitInTurnAsync(feed, stopping);
            await Task.Delay(rest, clock, stopping);
        }
    }

    private async Task<TimeSpan> VisitInTurnAsync(FeedAddress feed, CancellationToken stopping)
    {
        await places.WaitAsync(stopping);
        try
        {
            return await visits.VisitAsync(feed, stopping);
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            logger.BrokenOff(feed.Url.AbsoluteUri, e.Message, rhythm.First);
            return rhythm.First;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            // Not the feed's fault: what was not marked, the feed offers again.
            logger.NotTakenIn(e, feed.Url.AbsoluteUri, rhythm.First);
            return rhythm.First;
        }
        finally
        {
            places.Release();
        }
    }
}
