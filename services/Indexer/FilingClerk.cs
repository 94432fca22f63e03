using System.Collections.Concurrent;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Indexer;

/// <summary>
/// Files articles in batches without making any of them wait for a batch to fill: whoever gets the turn writes all that came
/// in while the batch before was written. Quiet hours give batches of one, rush hours large ones.
/// </summary>
public sealed class FilingClerk(IArticleStore store, ILedger ledger, IndexerMetrics metrics) : IDisposable
{
    public const int LargestBatch = 500;

    /// <summary>In UTF-16 code units of text.</summary>
    private const int LongestBatch = 4_000_000;

    private readonly ConcurrentQueue<Slip> waiting = [];
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Returns when the article is safely in the store and its finding settled; throws where the store cannot be reached.</summary>
    public async Task<WriteResult> FileAsync(ArticlePlaced article, CancellationToken cancellation)
    {
        var slip = new Slip(article);
        waiting.Enqueue(slip);
        while (!slip.Answer.Task.IsCompleted)
        {
            await turn.WaitAsync(cancellation);
            try
            {
                await FileUnlessDoneAsync(slip);
            }
            finally
            {
                turn.Release();
            }
        }

        return await slip.Answer.Task;
    }

    public void Dispose() => turn.Dispose();

    private async Task FileUnlessDoneAsync(Slip slip)
    {
        if (slip.Answer.Task.IsCompleted)
        {
            return;
        }

        var batch = TakeWaiting();
        try
        {
            Answer(batch, await WriteAsync(batch));
        }
        catch (Exception e)
        {
            // Everyone in the batch throws it: each message is tried again by its own endpoint's rules.
            batch.ForEach(each => each.Answer.SetException(e));
        }
    }

    private List<Slip> TakeWaiting()
    {
        List<Slip> batch = [];
        for (var length = 0; batch.Count < LargestBatch && length < LongestBatch && waiting.TryDequeue(out var slip);)
        {
            batch.Add(slip);
            length += slip.Article.Enriched.Found.Article.Text.Length;
        }

        return batch;
    }

    /// <summary>Not to be cancelled by one of those who wait: the batch is everybody's.</summary>
    private async Task<IReadOnlyList<WriteResult>> WriteAsync(List<Slip> batch)
    {
        var results = await store.WriteAsync([.. batch.Select(slip => slip.Article)], CancellationToken.None);
        await ledger.SettleAsync([.. batch.Zip(results).SelectMany(pair => Settlements(pair.First.Article, pair.Second))], CancellationToken.None);
        metrics.Filed([.. batch.Select(slip => slip.Article)], results);
        return results;
    }

    private static void Answer(List<Slip> batch, IReadOnlyList<WriteResult> results)
    {
        foreach (var (slip, result) in batch.Zip(results))
        {
            slip.Answer.SetResult(result);
        }
    }

    /// <summary>What is impossible is settled when it has reached the error queue.</summary>
    private static IEnumerable<Settlement> Settlements(ArticlePlaced article, WriteResult result) => result switch
    {
        WriteResult.Indexed => [new(article.Enriched.Found.Finding, new Outcome.Indexed())],
        WriteResult.Duplicate => [new(article.Enriched.Found.Finding, new Outcome.Duplicate())],
        _ => [],
    };

    private sealed record Slip(ArticlePlaced Article)
    {
        public TaskCompletionSource<WriteResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
