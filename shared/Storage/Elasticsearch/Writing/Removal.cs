using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

/// <summary>Deletes what a query finds. One that was written again meanwhile stays.</summary>
internal sealed class Removal(ElasticsearchClient client, BulkSender bulk)
{
    private const int Page = 1000;

    /// <param name="searched">Where the query looks.</param>
    /// <param name="alias">Refreshed before and after.</param>
    public async Task DropAsync(string searched, string alias, string query, CancellationToken cancellation)
    {
        await client.RefreshAsync([alias], cancellation);
        for (var found = Page; found == Page;)
        {
            var answer = await client.SearchAsync(
                searched,
                Json.Object($$"""{ "size": {{Page}}, "_source": false, "seq_no_primary_term": true, "track_total_hits": false, "query": {{query}} }"""),
                DocumentJson.Default.VersionedDocument,
                cancellation);
            await bulk.SendAsync([.. answer.Hits.Select(hit => (Action<BulkBody>)(body => body.Delete(hit.Index, hit.Id, hit.SeqNo, hit.PrimaryTerm)))], cancellation);
            await client.RefreshAsync([alias], cancellation);
            found = answer.Hits.Count;
        }
    }
}
