using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

/// <summary>
/// Opens partitions. Articles are written to a partition's alias and never to an index by its name, and the engine is told that it has
/// to be an alias: so none is made by accident, and one that was dropped does not come back as an index without a mapping.
/// </summary>
internal sealed class Partitions(ElasticsearchClient client, IndexNames names, Patience patience, ILogger<Partitions> logger)
{
    public async Task OpenAsync(string home, CancellationToken cancellation)
    {
        var alias = names.ArticlesOf(home);
        if (await patience.UntilTakenAsync(() => client.CreateIndexAsync(IndexNames.Index(alias, Schema.Version), Body(alias), cancellation), cancellation))
        {
            logger.PartitionOpened(alias);
        }
    }

    /// <summary>Mapping and settings come from the template.</summary>
    private JsonObject Body(string alias) => new() { ["aliases"] = new JsonObject { [alias] = new JsonObject(), [names.Articles] = new JsonObject() } };
}
