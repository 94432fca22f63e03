using System.Diagnostics.Metrics;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting;
using NewsPipeline.Storage;

namespace NewsPipeline.Indexer;

public sealed class IndexerMetrics
{
    private static readonly InstrumentAdvice<int> Batches = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500] };

    private readonly TimeProvider time;
    private readonly Counter<long> settled;
    private readonly Histogram<int> batches;
    private readonly Histogram<double> searchable;

    public IndexerMetrics(IMeterFactory meters, TimeProvider time)
    {
        this.time = time;
        var meter = meters.Create(Telemetry.Name);
        settled = meter.CreateCounter<long>("newspipeline.articles.settled", "{article}", "Findings that left the road, by outcome.");
        batches = meter.CreateHistogram("newspipeline.index.batch", "{article}", "Articles written to the store in one go.", advice: Batches);
        searchable = meter.CreateHistogram<double>("newspipeline.article.searchable", "s", "From found to searchable.");
    }

    public void Filed(IReadOnlyList<ArticlePlaced> articles, IReadOnlyList<WriteResult> results)
    {
        batches.Record(articles.Count);
        Settled("duplicate", results.Count(result => result is WriteResult.Duplicate));
        Settled("refused", results.Count(result => result is WriteResult.Refused));
        var now = time.GetUtcNow();
        foreach (var (article, _) in articles.Zip(results).Where(pair => pair.Second is WriteResult.Indexed))
        {
            Settled("indexed", 1);
            searchable.Record((now - article.Enriched.Found.Article.FoundAt).TotalSeconds);
        }
    }

    public void Settled(string outcome, int count) => settled.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
}
