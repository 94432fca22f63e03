using MassTransit;
using NewsPipeline.Bus;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage;

namespace NewsPipeline.StoryDesk;

/// <summary>
/// A bus in memory dies with its process, and with it what was on the way to the alerts. So the demands raised shortly before
/// the end are raised again at the next start; whoever had heard of them knows them by id.
/// </summary>
public sealed class RaiseAgain(
    IDeskMemory memory,
    Patience patience,
    IBus bus,
    IServiceProvider services,
    IConfiguration configuration,
    TimeProvider clock,
    ILogger<RaiseAgain> log) : BackgroundService
{
    /// <summary>Longer than anything waits between the desk and the alerts.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (BusService.KindOf(configuration) != BusKind.Memory)
        {
            return;
        }

        await services.WaitForBusAsync(stoppingToken);
        var count = await patience.InBackgroundAsync("raising demands again", () => RaiseAsync(stoppingToken), stoppingToken);
        if (count > 0)
        {
            log.RaisedAgain(count);
        }
    }

    /// <summary>Of how many demands; broken off, it may begin anew.</summary>
    private async Task<int> RaiseAsync(CancellationToken stoppingToken)
    {
        var count = 0;
        await foreach (var entry in memory.AfterAsync(0, clock.GetUtcNow() - LookBack, stoppingToken))
        {
            foreach (var report in entry.Raised)
            {
                await bus.Publish(new DemandRaised(report), stoppingToken);
                count++;
            }
        }

        return count;
    }
}
