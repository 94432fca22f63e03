using System.Collections.Concurrent;
using NewsPipeline.Contracts;
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
internal sealed class Homes(ElasticsearchClient client, BulkSender bulk, IndexNames names, Patience patience)
{
    /// <summary>Some 10 MB; a claim never changes, so what is known stays true.</summary>
    private const int MostKnown = 100_000;

    private const int Conflict = 409;

    private readonly ConcurrentDictionary<string, string> known = new();

    /// <param name="articles">Each with the partition that it would go to if it were new; each id once.</param>
    /// <returns>Where each lives, in order.</returns>
    public async Task<IReadOnlyList<string>> ClaimAsync(IReadOnlyList<(ArticleId Id, string Proposed)> articles, CancellationToken cancellation)
    {
        await LearnAsync([.. articles.Where(article => !known.ContainsKey(article.Id.Value))], cancellation);
        string[] homes = [.. articles.Select(article => known[article.Id.Value])];
        if (known.Count > MostKnown)
        {
            known.Clear();
        }

        return homes;
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

    private async Task LearnAsync(IReadOnlyList<(ArticleId Id, string Proposed)> articles, CancellationToken cancellation)
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
                known[articles[i].Id.Value] = articles[i].Proposed;
            }
        }

        await ReadAsync(claimedBefore, cancellation);
    }

    private async Task ReadAsync(List<DocumentAddress> claims, CancellationToken cancellation)
    {
        if (claims.Count > 0)
        {
            foreach (var claim in await patience.UntilTakenAsync(() => client.GetManyAsync(claims, DocumentJson.Default.HomeDocument, cancellation), cancellation))
            {
                known[claim!.Id] = claim.Source.Home;
            }
        }
    }
}
