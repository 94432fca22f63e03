using Microsoft.Extensions.Options;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Delivering;

/// <summary>Takes deliveries that are due, carries each to its webhook once, and notes what became of it.</summary>
public sealed class Courier(IAlertMemory memory, Patience patience, Webhook webhook, AlertMetrics metrics, IOptions<AlertsOptions> options, TimeProvider clock, ILogger<Courier> logger)
{
    private static readonly TimeSpan TimeToSave = TimeSpan.FromSeconds(20);

    private readonly string owner = Guid.NewGuid().ToString("N");

    /// <summary>Long enough that no other courier gets a delivery while this one still waits for the answer.</summary>
    private TimeSpan Lease => options.Value.DeliveryTimeout + TimeToSave;

    /// <summary>Sets out with at most so many, and answers at once with the tasks that carry them.</summary>
    public async Task<IReadOnlyList<Task>> SetOutAsync(int most, CancellationToken cancellation)
    {
        var due = await memory.TakeDueAsync(owner, clock.GetUtcNow(), Lease, most, cancellation);
        return [.. due.Select(CarryAsync)];
    }

    /// <summary>Not cancelled when we stop: an answer that nobody notes would be a delivery made twice.</summary>
    private async Task CarryAsync(Delivery delivery)
    {
        var start = clock.GetTimestamp();
        var receipt = await webhook.PostAsync(delivery);
        var call = clock.GetElapsedTime(start);
        var now = clock.GetUtcNow();
        var settled = Verdict.Of(delivery, receipt, now);
        if (!await patience.UntilTakenAsync("delivering alerts", () => memory.SettleAsync(owner, settled, now, CancellationToken.None), CancellationToken.None))
        {
            logger.LeaseLost(delivery.Id);
        }

        Report(settled, call, now);
        await DisableWhereHopelessAsync(settled, receipt, now);
    }

    private void Report(Delivery settled, TimeSpan call, DateTimeOffset now)
    {
        var (id, subscription) = (settled.Id, settled.Subscription.Id);
        switch (settled.State)
        {
            case DeliveryState.Delivered:
                metrics.Tried("delivered", call);
                metrics.Delivered(now - settled.Alert.RaisedAt);
                logger.Delivered(id, subscription, settled.Tries);
                break;
            case DeliveryState.Waiting:
                metrics.Tried("failed", call);
                logger.DeliveryFailed(id, subscription, settled.Tries, settled.DueAt, settled.Problem);
                break;
            default:
                metrics.Tried("given-up", call);
                logger.DeliveryGivenUp(id, subscription, settled.Tries, settled.Problem);
                break;
        }
    }

    /// <summary>A webhook that is gone, or took nothing in all the days since the alert was raised, gets nothing more.</summary>
    private async Task DisableWhereHopelessAsync(Delivery settled, Receipt receipt, DateTimeOffset now)
    {
        if (settled.State != DeliveryState.GivenUp)
        {
            return;
        }

        var (problem, unlessDeliveredSince) = receipt is Receipt.Gone
            ? (Verdict.Gone, (DateTimeOffset?)null)
            : ($"Nothing could be delivered since {settled.Alert.RaisedAt:u}. {settled.Problem}", settled.Alert.RaisedAt);
        if (await memory.DisableAsync(settled.Subscription.Id, problem, now, unlessDeliveredSince, CancellationToken.None))
        {
            logger.SubscriptionDisabled(settled.Subscription.Id, problem);
        }
    }
}
