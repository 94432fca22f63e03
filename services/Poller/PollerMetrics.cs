using System.Diagnostics.Metrics;
using NewsPipeline.Hosting;

namespace NewsPipeline.Poller;

public sealed class PollerMetrics
{
    private readonly Counter<long> polled;
    private readonly Counter<long> found;
    private readonly Counter<long> refused;

    public PollerMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Telemetry.Name);
        polled = meter.CreateCounter<long>("newspipeline.feeds.polled", "{visit}", "Visits to feeds, by result");
        found = meter.CreateCounter<long>("newspipeline.articles.found", "{article}", "New and changed articles handed over");
        refused = meter.CreateCounter<long>("newspipeline.articles.refused", "{article}", "Items that are not for us, by reason");
    }

    /// <param name="result">"news", "quiet", "broken" or "gone".</param>
    public void Polled(string result) => polled.Add(1, new KeyValuePair<string, object?>("result", result));

    public void Found(int articles) => found.Add(articles);

    public void Refused(string reason) => refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
