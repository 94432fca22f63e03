using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using NewsPipeline.Hosting;
using NewsPipeline.Storage;

namespace NewsPipeline.Poller;

public sealed class PollerMetrics
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> wellAt = new();
    private readonly TimeProvider clock;
    private readonly Counter<long> polled;
    private readonly Counter<long> found;
    private readonly Counter<long> refused;

    public PollerMetrics(IMeterFactory meters, TimeProvider clock)
    {
        this.clock = clock;
        var meter = meters.Create(Telemetry.Name);
        polled = meter.CreateCounter<long>("newspipeline.feeds.polled", "{visit}", "Visits to feeds, by result.");
        found = meter.CreateCounter<long>("newspipeline.articles.found", "{article}", "New and changed articles handed over.");
        refused = meter.CreateCounter<long>("newspipeline.articles.refused", "{article}", "Items that are not for us, by reason.");
        meter.CreateObservableGauge("newspipeline.feed.age", Ages, "s", "Since a feed's last visit that went well; since we began to follow it where none has.");
    }

    /// <param name="result">"news", "quiet", "broken" or "gone".</param>
    public void Polled(string result) => polled.Add(1, new KeyValuePair<string, object?>("result", result));

    public void Found(int articles) => found.Add(articles);

    public void Refused(string reason) => refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>A feed that we follow, and when a visit to it went well last.</summary>
    public void Follows(FeedState feed) => wellAt[feed.Feed] = feed.WellAt ?? wellAt.GetValueOrDefault(feed.Feed, clock.GetUtcNow());

    private IEnumerable<Measurement<double>> Ages()
    {
        var now = clock.GetUtcNow();
        return wellAt.Select(feed => new Measurement<double>((now - feed.Value).TotalSeconds, new KeyValuePair<string, object?>("feed", feed.Key)));
    }
}
