using System.Text.Json;
using System.Text.Json.Nodes;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <param name="Carried">Different demands that the outlet reports.</param>
/// <param name="Raised">Those among them that it was the first to report.</param>
internal readonly record struct DemandCounts(int Carried, int Raised);

/// <summary>How many demands outlets report, each once however often: so the demands themselves are counted, by those of their carriers that match.</summary>
internal sealed class OutletDemands(ElasticsearchClient client, IndexNames names)
{
    /// <param name="question">One that <see cref="QuestionQuery.AsksOfCarriersAlone"/>.</param>
    public async Task<Dictionary<string, DemandCounts>> OfAsync(
        IReadOnlyList<string> outlets, Question question, ILookup<string, NameDocument> meant, CancellationToken cancellation)
    {
        var body = Body(outlets, QuestionQuery.OfDemands(question, meant), QuestionQuery.OfCarriers(question, meant));
        var answer = await client.SearchAsync(names.Demands, body, DocumentJson.Default.DemandDocument, cancellation);
        return answer.Aggregations.GetProperty("reports").GetProperty("matching").BucketsOf("outlets").ToDictionary(outlet => outlet.Key(), Counts);
    }

    private static JsonObject Body(IReadOnlyList<string> outlets, string demands, string carriers) => Json.Object($$"""
        {
          "size": 0,
          "track_total_hits": false,
          "query": {{demands}},
          "aggs": { "reports": { "nested": { "path": "carriers" }, "aggs": { "matching": { "filter": {{carriers}}, "aggs": { "outlets": {
            "terms": { "field": "carriers.outlet", "include": {{Json.Strings(outlets)}}, "size": {{outlets.Count}} },
            "aggs": {
              "carried": { "reverse_nested": {} },
              "first": { "filter": { "term": { "carriers.byFirstOutlet": true } }, "aggs": { "raised": { "reverse_nested": {} } } }
            }
          } } } } } }
        }
        """);

    private static DemandCounts Counts(JsonElement outlet) =>
        new(outlet.GetProperty("carried").Count(), outlet.GetProperty("first").GetProperty("raised").Count());
}
