using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Indexer;

/// <summary>Files articles in batches, and settles their findings.</summary>
public sealed class FilingClerk
{
    private readonly IArticleStore store;
    private readonly ILedger ledger;
    private readonly IndexerMetrics metrics;
    private readonly InTray<ArticlePlaced, WriteResult> tray;

    public FilingClerk(IArticleStore store, ILedger ledger, IndexerMetrics metrics, WorkerWatch watch)
    {
        (this.store, this.ledger, this.metrics) = (store, ledger, metrics);
        var batches = store.Batches;
        tray = new(WriteAsync, batches.Largest)
        {
            Weigh = article => article.Enriched.Found.Article.Text.Length,
            Heaviest = batches.Heaviest,
            AtOnce = batches.AtOnce,
            Age = batches.Age,
            Watch = watch,
        };
    }

    /// <summary>Returns when the article is safely in the store and its finding settled; throws where the store cannot be reached.</summary>
    public Task<WriteResult> FileAsync(ArticlePlaced article, CancellationToken cancellation) => tray.HandInAsync(article, cancellation);

    /// <summary>Where the store cannot be reached, each message of the batch is tried again by its own endpoint's rules.</summary>
    private async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<ArticlePlaced> batch)
    {
        var results = await store.WriteAsync(batch, CancellationToken.None);
        await ledger.SettleAsync([.. batch.Zip(results).SelectMany(pair => Settlements(pair.First, pair.Second))], CancellationToken.None);
        metrics.Filed(batch, results);
        return results;
    }

    /// <summary>What is impossible is settled when it has reached the error queue.</summary>
    private static IEnumerable<Settlement> Settlements(ArticlePlaced article, WriteResult result) => result switch
    {
        WriteResult.Indexed => [new(article.Enriched.Found.Finding, new Outcome.Indexed())],
        WriteResult.Duplicate => [new(article.Enriched.Found.Finding, new Outcome.Duplicate())],
        WriteResult.Refused refused => [new(article.Enriched.Found.Finding, new Outcome.Refused(refused.Reason))],
        _ => [],
    };
}
