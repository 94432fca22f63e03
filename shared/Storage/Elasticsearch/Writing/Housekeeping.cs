using Microsoft.Extensions.Logging;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

/// <summary>
/// Drops partitions that are older than what is kept, then the claims to them, then stories and demands of which nothing was heard
/// since. The balance sheet is not touched: what was indexed stays counted as indexed.
/// </summary>
internal sealed class Housekeeping(
    ElasticsearchClient client, BulkSender bulk, IndexNames names, Homes homes, Retention retention, ILogger<Housekeeping> logger) : IHousekeeping
{
    private const int Page = 1000;

    public async Task TidyAsync(CancellationToken cancellation)
    {
        if (retention.Horizon is not { } horizon)
        {
            return;
        }

        foreach (var partition in await client.IndicesAsync(names.Articles, cancellation))
        {
            if (retention.IsOver(names.HomeOf(partition.Name)) && await client.DeleteIndexAsync(partition.Name, cancellation))
            {
                logger.PartitionDropped(partition.Name, retention.KeepFor!.Value);
            }
        }

        await DropClaimsAsync(cancellation);
        var before = $$"""{ "range": { "lastAt": { "lt": {{horizon.ToUnixTimeMilliseconds()}} } } }""";
        foreach (var alias in new[] { names.Demands, names.Stories })
        {
            // By the index and not by its alias, which hides what is gone.
            await DropAsync($"{alias}-v*", alias, before, cancellation);
        }
    }

    private async Task DropClaimsAsync(CancellationToken cancellation)
    {
        await client.RefreshAsync([names.Homes], cancellation);
        var answer = await client.SearchAsync(
            names.Homes,
            Json.Object("""{ "size": 0, "aggs": { "homes": { "terms": { "field": "home", "size": 10000 } } } }"""),
            DocumentJson.Default.HomeDocument,
            cancellation);
        var claimed = answer.Aggregations.GetProperty("homes").GetProperty("buckets").EnumerateArray().Select(bucket => bucket.GetProperty("key").GetString()!);
        foreach (var home in claimed.Where(retention.IsOver))
        {
            await DropAsync(names.Homes, names.Homes, $$"""{ "term": { "home": {{Json.String(home)}} } }""", cancellation);
            homes.Forget(home);
        }
    }

    /// <summary>One that was written again meanwhile stays.</summary>
    private async Task DropAsync(string searched, string alias, string query, CancellationToken cancellation)
    {
        await client.RefreshAsync([alias], cancellation);
        while (true)
        {
            var found = await client.SearchAsync(
                searched,
                Json.Object($$"""{ "size": {{Page}}, "_source": false, "seq_no_primary_term": true, "track_total_hits": false, "query": {{query}} }"""),
                DocumentJson.Default.VersionedDocument,
                cancellation);
            await bulk.SendAsync([.. found.Hits.Select(hit => (Action<BulkBody>)(body => body.Delete(hit.Index, hit.Id, hit.SeqNo, hit.PrimaryTerm)))], cancellation);
            await client.RefreshAsync([alias], cancellation);
            if (found.Hits.Count < Page)
            {
                return;
            }
        }
    }
}
