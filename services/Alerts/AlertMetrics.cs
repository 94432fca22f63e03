using System.Diagnostics.Metrics;
using NewsPipeline.Hosting;

namespace NewsPipeline.Alerts;

/// <summary>What Alerts counts.</summary>
public sealed class AlertMetrics
{
    private readonly Counter<long> raised;
    private readonly Counter<long> discarded;
    private readonly Counter<long> deliveries;
    private readonly Histogram<double> calls;
    private readonly Histogram<double> arrived;
    private long waiting;

    public AlertMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Telemetry.Name);
        raised = meter.CreateCounter<long>("newspipeline.alerts.raised", "{alert}", "Demands that became alerts.");
        discarded = meter.CreateCounter<long>("newspipeline.alerts.discarded", "{demand}", "Demands that made no alert, by reason.");
        deliveries = meter.CreateCounter<long>("newspipeline.alerts.deliveries", "{try}", "Tries to deliver to a webhook, by result.");
        calls = meter.CreateHistogram<double>("newspipeline.webhook.call.duration", "s", "One call of a webhook, until it answered or was given up, by result.");
        arrived = meter.CreateHistogram<double>("newspipeline.alerts.delivery.duration", "s", "From raised to delivered, with all tries.");
        meter.CreateObservableGauge("newspipeline.alerts.waiting", () => Interlocked.Read(ref waiting), "{delivery}", "Deliveries still to be made.");
        BeginAtZero();
    }

    /// <summary>What has not happened yet is shown as 0, so that the first time is a change that an alarm can see.</summary>
    private void BeginAtZero()
    {
        raised.Add(0);
        foreach (var reason in new[] { Discard.Negated, Discard.RaisedBefore })
        {
            discarded.Add(0, new KeyValuePair<string, object?>("reason", reason));
        }

        foreach (var result in new[] { "delivered", "failed", "given-up" })
        {
            deliveries.Add(0, new KeyValuePair<string, object?>("result", result));
        }
    }

    public void Raised() => raised.Add(1);

    public void Discarded(string reason) => discarded.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Delivered(TimeSpan since) => arrived.Record(since.TotalSeconds);

    /// <param name="result">"delivered", "failed" (and will be tried again) or "given-up".</param>
    public void Tried(string result, TimeSpan call)
    {
        var by = new KeyValuePair<string, object?>("result", result);
        deliveries.Add(1, by);
        calls.Record(call.TotalSeconds, by);
    }

    public void Waiting(long number) => Interlocked.Exchange(ref waiting, number);
}
