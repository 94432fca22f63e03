using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>All that matches, in requests of a thousand.</summary>
internal sealed class WholeList(ElasticsearchClient client)
{
    public const string Parameters = "&ignore_unavailable=true&pre_filter_shard_size=1";
    private const int AtOnce = 1000;

    /// <param name="sort">A field; equal ones by id.</param>
    /// <param name="fields">Of the source, with what they hold.</param>
    public async Task<IReadOnlyList<T>> OfAsync<T>(
        string index, string query, string sort, JsonTypeInfo<T> type, CancellationToken cancellation, params IReadOnlyList<string> fields)
    {
        List<T> all = [];
        for (JsonArray? after = []; after is not null;)
        {
            var body = Json.Object(Body(query, sort, fields));
            if (after.Count > 0)
            {
                body["search_after"] = after;
            }

            var hits = (await client.SearchAsync(index, body, type, cancellation, Parameters)).Hits;
            all.AddRange(hits.Select(hit => hit.Source));
            after = hits.Count < AtOnce ? null : new JsonArray([.. hits[^1].Sort.Select(value => JsonNode.Parse(value.GetRawText()))]);
        }

        return all;
    }

    private static string Body(string query, string sort, IReadOnlyList<string> fields) => $$"""
        {
          "size": {{AtOnce}},
          "track_total_hits": false,
          "query": { "bool": { "filter": {{query}} } },
          "_source": {{(fields is [] ? "true" : Json.Strings(fields))}},
          "sort": [ { "{{sort}}": "asc" }, { "id": "asc" } ]
        }
        """;
}
