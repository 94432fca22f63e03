using System.Diagnostics.Metrics;
using NewsPipeline.Hosting;

namespace NewsPipeline.Enricher;

public sealed class EnricherMetrics
{
    private readonly Histogram<double> read;

    public EnricherMetrics(IMeterFactory meters) =>
        read = meters.Create(Telemetry.Name).CreateHistogram<double>("newspipeline.enrich.duration", "s", "Reading one article: language, names, demands and answers.");

    public void Read(TimeSpan took, string language) => read.Record(took.TotalSeconds, new KeyValuePair<string, object?>("language", language));
}
