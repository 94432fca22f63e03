using System.Text.Json;
using NewsPipeline.Hosting.Settings;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>Names that are written nearly as the one asked for: the engine finds where they stand, <see cref="Nearest"/> which they are.</summary>
internal sealed class NearNames(ElasticsearchClient client, IndexNames names)
{
    /// <summary>What stands beside the one that is near comes with it.</summary>
    private const int Most = 500;

    public async Task<IReadOnlyList<string>> OfAsync(string name, CancellationToken cancellation)
    {
        var mentioned = client.SearchAsync(names.Articles, Body(name, "entities"), DocumentJson.Default.ArticleDocument, cancellation, WholeList.Parameters);
        var parties = client.SearchAsync(names.Demands, Body(name, "issuer", "addressee"), DocumentJson.Default.DemandDocument, cancellation);
        await Task.WhenAll(mentioned, parties);
        return Nearest.Names(
            name,
            [.. Values((await mentioned).Aggregations, "entities"), .. Values((await parties).Aggregations, "issuer"), .. Values((await parties).Aggregations, "addressee")],
            NameKey.Of,
            IArticleStore.MostNear);
    }

    private static System.Text.Json.Nodes.JsonObject Body(string name, params IReadOnlyList<string> fields) => Json.Object($$"""
        {
          "size": 0,
          "track_total_hits": false,
          "query": { "bool": { "should": [{{string.Join(',', fields.SelectMany(field => Near(field, NameKey.Of(name))))}}] } },
          "aggs": { {{string.Join(',', fields.Select(field => $$"""
            "{{field}}": { "terms": { "field": "{{field}}.name", "size": {{Most}} } }
            """))}} }
        }
        """);

    /// <summary>The whole name but for a letter or two, or one word of it.</summary>
    private static IEnumerable<string> Near(string field, string key) =>
    [
        $$"""{ "fuzzy": { "{{field}}.key": { "value": {{Json.String(key)}}, "fuzziness": 2 } } }""",
        $$"""{ "match": { "{{field}}.key.words": { "query": {{Json.String(key)}}, "operator": "and", "fuzziness": "AUTO" } } }""",
    ];

    private static IEnumerable<string> Values(JsonElement aggregations, string field) =>
        aggregations.ValueKind == JsonValueKind.Object ? aggregations.BucketsOf(field).Select(bucket => bucket.Key()) : [];
}
