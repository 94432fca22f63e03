using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

/// <summary>
/// Opens partitions. Articles are written to a partition's alias and never to an index by its name, and the engine is told that it has
/// to be an alias: so none is made by accident, and one that was dropped does not come back as an index without a mapping.
/// </summary>
internal sealed class Partitions(ElasticsearchClient client, IndexNames names, Patience patience, ILogger<Partitions> logger)
{
    /// <summary>
    /// Mapping and settings come from the template. The index gets its names only when its shard is there, or searches would fail for
    /// that moment; whoever breaks off in between, or comes second, finds it made and gives it its names.
    /// </summary>
    public async Task OpenAsync(string home, CancellationToken cancellation)
    {
        var alias = names.ArticlesOf(home);
        var index = IndexNames.Index(alias, Schema.Version);
        if (await patience.UntilTakenAsync(BulkSender.Writes, () => client.CreateIndexAsync(index, [], cancellation), cancellation))
        {
            logger.PartitionOpened(alias);
        }

        await patience.UntilTakenAsync(BulkSender.Writes, () => NameAsync(index, alias, cancellation), cancellation);
    }

    private async Task<bool> NameAsync(string index, string alias, CancellationToken cancellation)
    {
        await client.UpdateAliasesAsync([Add(index, alias), Add(index, names.Articles)], cancellation);
        return true;
    }

    private static JsonObject Add(string index, string alias) => new() { ["add"] = new JsonObject { ["index"] = index, ["alias"] = alias } };
}
