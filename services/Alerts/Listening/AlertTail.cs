using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Listening;

/// <summary>
/// Follows the alerts of all processes in the store and keeps the latest at hand, so that any number of listeners cost the
/// store one question. Each listener asks at its own pace: a slow one holds nobody up.
/// </summary>
public sealed class AlertTail(IAlertMemory memory, Patience patience, Bell bell, TimeProvider clock, ILogger<AlertTail> logger) : BackgroundService
{
    /// <summary>An alert may hold a quote of a hundred thousand signs; who is further behind reads from the store.</summary>
    private const int Kept = 200;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly Bell arrived = new();
    private IReadOnlyList<Alert> latest = [];

    /// <summary>Completes when something new arrives after this moment.</summary>
    public Task Next => arrived.Next;

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<Alert>> AfterAsync(long sequence, int size, CancellationToken cancellation)
    {
        var known = Volatile.Read(ref latest);
        return known is [var oldest, ..] && oldest.Sequence <= sequence + 1
            ? [.. known.SkipWhile(alert => alert.Sequence <= sequence).Take(size)]
            : await memory.AlertsAfterAsync(sequence, size, cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var ring = bell.Next;
            await ring.AtMostAsync(await LookAsync(stoppingToken), clock, stoppingToken);
        }
    }

    /// <summary>How long to rest until the next look.</summary>
    private async Task<TimeSpan> LookAsync(CancellationToken cancellation)
    {
        try
        {
            while (await patience.InBackgroundAsync("following the alerts", () => ReadOnAsync(cancellation), cancellation))
            {
                arrived.Ring();
            }

            return BetweenLooks;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.StoreFailed(e, nameof(AlertTail), AfterFailure);
            return AfterFailure;
        }
    }

    private async Task<bool> ReadOnAsync(CancellationToken cancellation)
    {
        IReadOnlyList<Alert> fresh = latest is [.., var last]
            ? await memory.AlertsAfterAsync(last.Sequence, Kept, cancellation)
            : [.. (await memory.AlertsBeforeAsync(long.MaxValue, Kept, cancellation)).Reverse()];
        Volatile.Write(ref latest, [.. latest.Concat(fresh).TakeLast(Kept)]);
        return fresh.Count > 0;
    }
}
