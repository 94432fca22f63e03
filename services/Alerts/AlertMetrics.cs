using System.Diagnostics.Metrics;
using NewsPipeline.Hosting;

namespace NewsPipeline.Alerts;

/// <summary>What Alerts counts.</summary>
public sealed class AlertMetrics
{
    private static readonly InstrumentAdvice<double> FromAtOnceToDays = new()
    {
        HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 600, 3_600, 21_600, 86_400, 259_200],
    };

    private readonly Counter<long> raised;
    private readonly Counter<long> discarded;
    private readonly Counter<long> deliveries;
    private readonly Histogram<double> seconds;
    private long waiting;

    public AlertMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Telemetry.Name);
        raised = meter.CreateCounter<long>("newspipeline.alerts.raised", "{alert}", "Demands that became alerts.");
        discarded = meter.CreateCounter<long>("newspipeline.alerts.discarded", "{demand}", "Demands that made no alert, by reason.");
        deliveries = meter.CreateCounter<long>("newspipeline.alerts.deliveries", "{try}", "Tries to deliver to a webhook, by result.");
        seconds = meter.CreateHistogram("newspipeline.alerts.delivery.duration", "s", "From raised to delivered.", advice: FromAtOnceToDays);
        meter.CreateObservableGauge("newspipeline.alerts.waiting", () => Interlocked.Read(ref waiting), "{delivery}", "Deliveries still to be made.");
    }

    public void Raised() => raised.Add(1);

    public void Discarded(string reason) => discarded.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Delivered(TimeSpan since)
    {
        Tried("delivered");
        seconds.Record(since.TotalSeconds);
    }

    public void Tried(string result) => deliveries.Add(1, new KeyValuePair<string, object?>("result", result));

    public void Waiting(long number) => Interlocked.Exchange(ref waiting, number);
}
