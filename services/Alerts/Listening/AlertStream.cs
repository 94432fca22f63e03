using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using NewsPipeline.Alerts.Api;
using NewsPipeline.Alerts.Matching;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Listening;

/// <summary>What one listener hears: alerts as they are raised, and a heartbeat where it is quiet.</summary>
public sealed class AlertStream(AlertTail tail, IAlertMemory memory, IOptions<AlertsOptions> options, TimeProvider clock)
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(3);

    /// <param name="after">The number of the last alert that was heard; from now on where there is none.</param>
    /// <param name="pages">Address of the analysts' pages.</param>
    public async IAsyncEnumerable<SseItem<string>> ListenAsync(
        Interest interest, long? after, Uri pages, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = await memory.LastSequenceAsync(cancellation);
        var heard = Math.Min(after ?? last, last);
        // At once, so that the listener knows that it is connected; with its place, so that it loses nothing from here on.
        yield return Heartbeat(heard);
        var spokeAt = clock.GetUtcNow();
        while (!cancellation.IsCancellationRequested)
        {
            var next = tail.Next;
            var alerts = await tail.AfterAsync(heard, AtOnce, cancellation);
            foreach (var alert in alerts)
            {
                heard = alert.Sequence;
                if (Match.Wants(interest, alert.Report))
                {
                    yield return Raised(alert, pages);
                    spokeAt = clock.GetUtcNow();
                }
            }

            var silence = clock.GetUtcNow() - spokeAt;
            if (silence >= options.Value.Heartbeat)
            {
                yield return Heartbeat(heard);
                spokeAt = clock.GetUtcNow();
            }
            else if (alerts.Count == 0)
            {
                await next.AtMostAsync(options.Value.Heartbeat - silence, clock, cancellation);
            }
        }
    }

    private static SseItem<string> Raised(Alert alert, Uri pages) =>
        new(JsonSerializer.Serialize(AlertView.Of(alert, pages), Wire.Json), "demand.raised") { EventId = $"{alert.Sequence}" };

    private static SseItem<string> Heartbeat(long heard) => new("", "heartbeat") { EventId = $"{heard}", ReconnectionInterval = Reconnect };
}
