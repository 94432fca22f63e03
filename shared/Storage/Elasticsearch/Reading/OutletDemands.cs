using System.Text.Json;
using System.Text.Json.Nodes;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <param name="Carried">Different demands that the outlet reports.</param>
/// <param name="Raised">Those among them that it was the first to report.</param>
internal readonly record struct DemandCounts(int Carried, int Raised);

/// <summary>What outlets report of demands; exactly, since no sum of articles tells how many different ones there are.</summary>
internal sealed class OutletDemands(ElasticsearchClient client, IndexNames names, Pages pages)
{
    /// <summary>Demands of one request; with the outlets of each they must stay below the 65,536 buckets that the engine answers with.</summary>
    private const int AtOnce = 4000;

    /// <summary>Of everything that is stored, by outlet.</summary>
    public async Task<Dictionary<string, DemandCounts>> OfAllAsync(CancellationToken cancellation)
    {
        var body = Json.Object($$"""
            {
              "size": 0,
              "track_total_hits": false,
              "aggs": {
                "raised": { "terms": { "field": "firstOutlet", "size": {{OutletReading.MostOutlets}} } },
                "reports": { "nested": { "path": "carriers" }, "aggs": { "carried": {
                  "terms": { "field": "carriers.outlet", "size": {{OutletReading.MostOutlets}} }, "aggs": { "demands": { "reverse_nested": {} } } } } }
              }
            }
            """);
        var answer = (await client.SearchAsync(names.Demands, body, DocumentJson.Default.DemandDocument, cancellation)).Aggregations;
        var raised = answer.BucketsOf("raised").ToDictionary(outlet => outlet.Key(), outlet => outlet.Count());
        return answer.GetProperty("reports").BucketsOf("carried").ToDictionary(
            outlet => outlet.Key(), outlet => new DemandCounts(outlet.GetProperty("demands").Count(), raised.GetValueOrDefault(outlet.Key())));
    }

    /// <summary>Of the demands that matching articles report, by outlet: each demand with the outlets of those articles, a few thousand at a time.</summary>
    public async Task<Dictionary<string, DemandCounts>> OfMatchingAsync(string query, string articles, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, DemandCounts>();
        for (string? after = ""; after is not null;)
        {
            var answer = await pages.AskAsync(articles, Body(query, after), DocumentJson.Default.ArticleDocument, cancellation);
            var reported = answer.Aggregations.GetProperty("reports").GetProperty("demands");
            var carried = reported.GetProperty("buckets").EnumerateArray()
                .ToDictionary(demand => demand.GetProperty("key").GetProperty("demand").GetString()!, OutletsOf);
            var firstBy = await FirstOutletsAsync([.. carried.Keys], cancellation);
            foreach (var (demand, outlet) in carried.SelectMany(one => one.Value.Select(outlet => (one.Key, outlet))))
            {
                var count = counts.GetValueOrDefault(outlet);
                counts[outlet] = new(count.Carried + 1, count.Raised + (firstBy.GetValueOrDefault(demand) == outlet ? 1 : 0));
            }

            after = carried.Count < AtOnce ? null : $", \"after\": {reported.GetProperty("after_key").GetRawText()}";
        }

        return counts;
    }

    private static IReadOnlyList<string> OutletsOf(JsonElement demand) => [.. demand.GetProperty("articles").BucketsOf("outlets").Select(outlet => outlet.Key())];

    private async Task<Dictionary<string, string?>> FirstOutletsAsync(IReadOnlyList<string> demands, CancellationToken cancellation)
    {
        if (demands is [])
        {
            return [];
        }

        var body = Json.Object($$"""
            {
              "size": {{AtOnce}},
              "track_total_hits": false,
              "query": { "bool": { "filter": { "terms": { "id": {{Json.Strings(demands)}} } } } },
              "_source": ["id", "firstOutlet"]
            }
            """);
        var answer = await client.SearchAsync(names.Demands, body, DocumentJson.Default.DemandDocument, cancellation);
        return answer.Hits.ToDictionary(hit => hit.Id, hit => hit.Source.FirstOutlet);
    }

    private static JsonObject Body(string query, string after) => Json.Object($$"""
        {
          "size": 0,
          "track_total_hits": false,
          "query": {{query}},
          "aggs": { "reports": { "nested": { "path": "demands" }, "aggs": { "demands": {
            "composite": { "size": {{AtOnce}}, "sources": [ { "demand": { "terms": { "field": "demands.demand" } } } ]{{after}} },
            "aggs": { "articles": { "reverse_nested": {}, "aggs": { "outlets": { "terms": { "field": "outlet", "size": {{OutletReading.MostOutlets}} } } } } }
          } } } }
        }
        """);
}
