using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

/// <summary>From placed articles to searchable ones: where each lives, its names, its document, and what it changes in stories and demands.</summary>
internal sealed class ArticleWriting(
    Homes homes, NameBook names, ArticleFiling filing, Recount recount, Retention retention, ElasticsearchOptions options, TimeProvider time) : IDisposable
{
    /// <summary>Batches that are filed at once; more wait for the sums to be worked out.</summary>
    private const int MostFiling = 4;

    private readonly SemaphoreSlim turns = new(MostFiling);

    /// <summary>One answer an article, in order. Waits while the engine takes nothing.</summary>
    public async Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<ArticlePlaced> articles, CancellationToken cancellation)
    {
        WriteResult?[] results = [.. articles.Select(Impossibility)];
        foreach (var round in Rounds(articles, results))
        {
            await WriteRoundAsync(articles, round, results, cancellation);
        }

        return results!;
    }

    public void Dispose() => turns.Dispose();

    private static WriteResult? Impossibility(ArticlePlaced placed) => Impossible.ReasonOf(placed) is { } reason ? new WriteResult.Impossible(reason) : null;

    /// <summary>Positions of articles, such that no article is in a round twice: a second text of it waits for the first.</summary>
    private static IEnumerable<int[]> Rounds(IReadOnlyList<ArticlePlaced> articles, WriteResult?[] results) =>
        Enumerable.Range(0, articles.Count)
            .Where(i => results[i] is null)
            .GroupBy(i => articles[i].Enriched.Found.Article.Id)
            .SelectMany(texts => texts.Select((position, number) => (position, number)))
            .GroupBy(text => text.number, text => text.position)
            .OrderBy(round => round.Key)
            .Select(round => round.ToArray());

    private async Task WriteRoundAsync(IReadOnlyList<ArticlePlaced> articles, int[] round, WriteResult?[] results, CancellationToken cancellation)
    {
        var (housed, filed) = await InTurnAsync(() => FileAsync(articles, round, results, cancellation), cancellation);
        await recount.DoAsync(
            [.. housed.Zip(filed).Where(pair => pair.Second.Places is not null).Select(pair => new Touched(pair.First.Article.Home, pair.Second.Places!))], cancellation);
        for (var i = 0; i < housed.Count; i++)
        {
            results[housed[i].Position] = filed[i].Result;
        }
    }

    private async Task<(List<(int Position, Housed Article)> Housed, IReadOnlyList<Filed> Filed)> FileAsync(
        IReadOnlyList<ArticlePlaced> articles, int[] round, WriteResult?[] results, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var living = await homes.ClaimAsync(
            [.. round.Select(i => articles[i].Enriched.Found.Article).Select(article => (article.Id, PartitionScheme.HomeOf(article.At, now, options.Partition)))], cancellation);
        var housed = round.Zip(living, (position, home) => (Position: position, Article: new Housed(articles[position], home))).ToList();
        foreach (var late in housed.Where(article => retention.IsOver(article.Article.Home)))
        {
            results[late.Position] = new WriteResult.Refused(Refusal.OlderThanKept);
        }

        housed.RemoveAll(article => results[article.Position] is not null);
        await names.LearnAsync([.. housed.Select(article => article.Article.Placed)], cancellation);
        return (housed, await filing.FileAsync([.. housed.Select(article => article.Article)], cancellation));
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> file, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            return await file();
        }
        finally
        {
            turns.Release();
        }
    }
}
