using System.Text.Json.Nodes;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>
/// As <see cref="OutletDemands"/>, for questions that only articles can answer (their words, or what another of their demands says):
/// the demands that each outlet's matching articles report are listed, then it is asked which of them it was the first to report.
/// </summary>
internal sealed class MatchingDemands(ElasticsearchClient client, IndexNames names, Pages pages)
{
    /// <summary>Pairs of outlet and demand in one request; the engine answers with 65,536 at most, and what is planned with is an estimate.</summary>
    private const int AtOnce = 20_000;

    private const int MostAtOnce = 3 * AtOnce;

    /// <param name="query">For articles.</param>
    public async Task<Dictionary<string, DemandCounts>> OfAsync(
        IReadOnlyList<string> outlets, string query, string pointInTime, CancellationToken cancellation)
    {
        var counts = outlets.ToDictionary(outlet => outlet, _ => default(DemandCounts));
        var rounds = 1 + (await PairsAsync(outlets, query, pointInTime, cancellation) / AtOnce);
        for (var round = 0; round < rounds; round++)
        {
            var reported = await ReportedAsync(outlets, query, pointInTime, (round, rounds), cancellation);
            foreach (var ((outlet, demands), raised) in reported.Zip(await RaisedAsync(reported, cancellation)))
            {
                counts[outlet] = new(counts[outlet].Carried + demands.Count, counts[outlet].Raised + raised);
            }
        }

        return counts;
    }

    private async Task<int> PairsAsync(IReadOnlyList<string> outlets, string query, string pointInTime, CancellationToken cancellation)
    {
        var body = Body(outlets, query, """{ "cardinality": { "field": "demands.demand" } }""");
        var answer = await pages.AskAsync(pointInTime, body, DocumentJson.Default.ArticleDocument, cancellation);
        return answer.Aggregations.BucketsOf("outlets").Sum(outlet => outlet.GetProperty("reports").GetProperty("demands").GetProperty("value").GetInt32());
    }

    /// <param name="share">Which of how many parts of all demands.</param>
    private async Task<IReadOnlyList<(string Outlet, IReadOnlyList<string> Demands)>> ReportedAsync(
        IReadOnlyList<string> outlets, string query, string pointInTime, (int Part, int Parts) share, CancellationToken cancellation)
    {
        var part = share.Parts == 1 ? "" : $$""", "include": { "partition": {{share.Part}}, "num_partitions": {{share.Parts}} }""";
        var body = Body(outlets, query, $$"""{ "terms": { "field": "demands.demand", "size": {{MostAtOnce}}{{part}} } }""");
        var answer = await pages.AskAsync(pointInTime, body, DocumentJson.Default.ArticleDocument, cancellation);
        return [.. answer.Aggregations.BucketsOf("outlets").Select(outlet =>
            (outlet.Key(), (IReadOnlyList<string>)[.. outlet.GetProperty("reports").BucketsOf("demands").Select(demand => demand.Key())]))];
    }

    private static JsonObject Body(IReadOnlyList<string> outlets, string query, string demands) => Json.Object($$"""
        {
          "size": 0,
          "track_total_hits": false,
          "query": { "bool": { "filter": [ {{query}}, { "terms": { "outlet": {{Json.Strings(outlets)}} } } ] } },
          "aggs": { "outlets": {
            "terms": { "field": "outlet", "size": {{outlets.Count}} },
            "aggs": { "reports": { "nested": { "path": "demands" }, "aggs": { "demands": {{demands}} } } }
          } }
        }
        """);

    /// <summary>One number an outlet, in order.</summary>
    private async Task<IReadOnlyList<int>> RaisedAsync(IReadOnlyList<(string Outlet, IReadOnlyList<string> Demands)> reported, CancellationToken cancellation)
    {
        if (reported is [])
        {
            return [];
        }

        var filters = reported.Select(pair =>
            $$"""{ "bool": { "filter": [ { "term": { "firstOutlet": {{Json.String(pair.Outlet)}} } }, { "terms": { "id": {{Json.Strings(pair.Demands)}} } } ] } }""");
        var body = Json.Object($$"""
            { "size": 0, "track_total_hits": false, "aggs": { "raised": { "filters": { "filters": [{{string.Join(',', filters)}}] } } } }
            """);
        var answer = await client.SearchAsync(names.Demands, body, DocumentJson.Default.DemandDocument, cancellation);
        return [.. answer.Aggregations.BucketsOf("raised").Select(outlet => outlet.Count())];
    }
}
