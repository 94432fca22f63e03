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
    private readonly Removal removal = new(client, bulk);

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
            await removal.DropAsync($"{alias}-v*", alias, before, cancellation);
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
            await removal.DropAsync(names.Homes, names.Homes, $$"""{ "term": { "home": {{Json.String(home)}} } }""", cancellation);
            homes.Forget(home);
        }
    }
}
