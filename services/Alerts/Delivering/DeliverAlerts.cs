using Microsoft.Extensions.Options;
using NewsPipeline.Alerts.Listening;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Delivering;

/// <summary>Sends the courier out again and again, as often as there is something due and a place free.</summary>
public sealed class DeliverAlerts(
    Courier courier,
    IAlertMemory memory,
    Patience patience,
    AlertMetrics metrics,
    Bell bell,
    IOptions<AlertsOptions> options,
    TimeProvider clock,
    ILogger<DeliverAlerts> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenCounts = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly List<Task> underway = [];
    private DateTimeOffset countAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var ring = bell.Next;
            var rest = await TryRoundAsync(stoppingToken);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny([ring.AtMostAsync(rest, clock, over.Token), .. underway]);
            await over.CancelAsync();
        }

        await Task.WhenAll(underway.Select(ObserveAsync));
    }

    /// <summary>How long to rest, unless something happens before.</summary>
    private async Task<TimeSpan> TryRoundAsync(CancellationToken stopping)
    {
        try
        {
            await patience.InBackgroundAsync("delivering alerts", () => RoundAsync(stopping), stopping);
            return BetweenLooks;
        }
        catch (OperationCanceledException)
        {
            return TimeSpan.Zero;
        }
        catch (Exception e)
        {
            logger.StoreFailed(e, nameof(DeliverAlerts), AfterFailure);
            return AfterFailure;
        }
    }

    private async Task RoundAsync(CancellationToken stopping)
    {
        foreach (var ended in underway.Where(task => task.IsCompleted).ToList())
        {
            underway.Remove(ended);
            await ObserveAsync(ended);
        }

        while (options.Value.ParallelDeliveries - underway.Count is > 0 and var free
            && await courier.SetOutAsync(free, stopping) is { Count: > 0 } more)
        {
            underway.AddRange(more);
        }

        await CountAsync(stopping);
    }

    private async Task CountAsync(CancellationToken stopping)
    {
        if (clock.GetUtcNow() is var now && now >= countAt)
        {
            countAt = now + BetweenCounts;
            metrics.Waiting(await memory.WaitingAsync(stopping));
        }
    }

    private async Task ObserveAsync(Task ended)
    {
        try
        {
            await ended;
        }
        catch (Exception e)
        {
            logger.DeliveryNotSaved(e);
        }
    }
}
