using System.Collections.Concurrent;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

/// <summary>
/// Which partition an article lives in. An id must live in one partition for ever, or an article that comes again would be there
/// twice: after a month has turned, after its outlet moved its date, after the partition's length was changed in the settings. No
/// rule over the article alone can promise that, since all that a rule could look at changes; and to look for the id first and
/// then write it leaves a gap between the two in which another indexer writes it elsewhere.
/// <para>
/// So the answer is claimed before the article is written: a document of its own, under the article's id, in one index that is never
/// partitioned, written with <c>create</c>, which the engine lets succeed once. Whoever comes second is told so, reads the claim and
/// goes where it says. A crash between claim and article leaves a claim, which the article finds when it comes again. Claims go
/// only after their partition has been dropped, and what would belong there is refused as too old from then on.
/// </para>
/// </summary>
/// <param name="mostKnown">Claims kept in memory, some 10 MB; a claim never changes, so what is known stays true.</param>
internal sealed class Homes(ElasticsearchClient client, BulkSender bulk, IndexNames names, Patience patience, int mostKnown = 100_000)
{
    private const int Conflict = 409;

    private readonly ConcurrentDictionary<string, string> known = new();

    /// <param name="articles">Each with the partition that it would go to if it were new; each id once.</param>
    /// <returns>Where each lives, in order.</returns>
    public async Task<IReadOnlyList<string>> ClaimAsync(IReadOnlyList<(ArticleId Id, string Proposed)> articles, CancellationToken cancellation)
    {
        // Of this batch alone: what all batches know is cleared, and partitions are forgotten, at any moment by another.
        var homes = articles
            .Select(article => (Id: article.Id.Value, Home: known.GetValueOrDefault(article.Id.Value)))
            .Where(article => article.Home is not null)
            .ToDictionary(article => article.Id, article => article.Home!);
        await LearnAsync([.. articles.Where(article => !homes.ContainsKey(article.Id.Value))], homes, cancellation);
        if (known.Count > mostKnown)
        {
            known.Clear();
        }

        return [.. articles.Select(article => homes[article.Id.Value])];
    }

    /// <summary>Null where the article was never written.</summary>
    public async Task<string?> FindAsync(ArticleId article, CancellationToken cancellation) =>
        (await client.GetManyAsync([new(names.Homes, article.Value)], DocumentJson.Default.HomeDocument, cancellation))[0]?.Source.Home;

    public void Forget(string home)
    {
        foreach (var claim in known.Where(claim => claim.Value == home))
        {
            known.TryRemove(claim);
        }
    }

    private async Task LearnAsync(IReadOnlyList<(ArticleId Id, string Proposed)> articles, Dictionary<string, string> homes, CancellationToken cancellation)
    {
        if (articles.Count == 0)
        {
            return;
        }

        var answers = await bulk.SendAsync(
            [.. articles.Select(article => (Action<BulkBody>)(body =>
                body.Create(names.Homes, article.Id.Value, new HomeDocument(article.Proposed), DocumentJson.Default.HomeDocument)))],
            cancellation);
        List<DocumentAddress> claimedBefore = [];
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i].Status == Conflict)
            {
                claimedBefore.Add(new(names.Homes, articles[i].Id.Value));
            }
            else
            {
                answers[i].ThrowIfFailed();
                homes[articles[i].Id.Value] = known[articles[i].Id.Value] = articles[i].Proposed;
            }
        }

        await ReadAsync(claimedBefore, homes, cancellation);
    }

    private async Task ReadAsync(List<DocumentAddress> claims, Dictionary<string, string> homes, CancellationToken cancellation)
    {
        if (claims.Count > 0)
        {
            foreach (var claim in await patience.UntilTakenAsync(BulkSender.Writes, () => client.GetManyAsync(claims, DocumentJson.Default.HomeDocument, cancellation), cancellation))
            {
                homes[claim!.Id] = known[claim.Id] = claim.Source.Home;
            }
        }
    }
}
