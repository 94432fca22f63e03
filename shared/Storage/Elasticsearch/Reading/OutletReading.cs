using System.Text.Json;
using System.Text.Json.Nodes;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

internal sealed class OutletReading(IndexNames names, KnownNames known, Pages pages, OutletDemands demands, MatchingDemands matching)
{
    private const int MostOutlets = 10_000;
    private const string List = "outlets";

    public async Task<Page<OutletView>> PageAsync(Question question, CancellationToken cancellation)
    {
        var meant = await known.OfAsync(question, cancellation);
        var query = QuestionQuery.OfArticles(question, meant);
        var begin = await pages.BeginAsync(List, question, cancellation, (names.Articles, QuestionQuery.Time(question)));
        var all = await AllAsync(query, begin.PointsInTime[0], cancellation);
        var rest = begin.After is null ? all : [.. all.SkipWhile(outlet => !ComesAfter(outlet, begin.After))];
        var shown = rest.Take(question.Size).ToList();
        if (shown.Count > 0)
        {
            string[] outlets = [.. shown.Select(outlet => outlet.Outlet)];
            var counts = QuestionQuery.AsksOfCarriersAlone(question)
                ? await demands.OfAsync(outlets, question, meant, cancellation)
                : await matching.OfAsync(outlets, query, begin.PointsInTime[0], cancellation);
            shown = [.. shown.Select(outlet => With(outlet, counts.GetValueOrDefault(outlet.Outlet)))];
        }

        var after = rest.Count > shown.Count ? new JsonArray(shown[^1].Articles, shown[^1].Outlet).ToJsonString() : null;
        return new(shown, all.Count, await pages.EndAsync(List, question, begin, after, cancellation));
    }

    /// <summary>Most articles first; without their demands.</summary>
    private async Task<IReadOnlyList<OutletView>> AllAsync(string query, string articles, CancellationToken cancellation)
    {
        var body = Json.Object($$"""
            {
              "size": 0,
              "track_total_hits": false,
              "query": {{query}},
              "aggs": { "outlets": {
                "terms": { "field": "outlet", "size": {{MostOutlets}}, "order": [ { "_count": "desc" }, { "_key": "asc" } ] },
                "aggs": { "copies": { "filter": { "term": { "copy": true } } }, "last": { "max": { "field": "at" } } }
              } }
            }
            """);
        var answer = await pages.AskAsync(articles, body, DocumentJson.Default.ArticleDocument, cancellation);
        return answer.Shards == 0
            ? []
            : [.. answer.Aggregations.BucketsOf("outlets").Select(outlet =>
                new OutletView(outlet.Key(), outlet.Count(), outlet.GetProperty("copies").Count(), 0, 0, outlet.MomentOf("last")))];
    }

    private static OutletView With(OutletView outlet, DemandCounts counts) => outlet with { Demands = counts.Carried, Raised = counts.Raised };

    private static bool ComesAfter(OutletView outlet, string last)
    {
        var (articles, name) = JsonDocument.Parse(last).RootElement is { } end && end.GetArrayLength() == 2 ? (end[0].GetInt32(), end[1].GetString()) : throw Cursor.Garbled();
        return outlet.Articles < articles || (outlet.Articles == articles && string.CompareOrdinal(outlet.Outlet, name) > 0);
    }
}
