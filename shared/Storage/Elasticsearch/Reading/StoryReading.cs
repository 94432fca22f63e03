using System.Text.Json.Nodes;
using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

internal sealed class StoryReading(ElasticsearchClient client, IndexNames names, KnownNames known, Pages pages, DemandReading demands, WholeList whole)
{
    private const string List = "stories";

    /// <summary>The latest of those that hold a match; the engine takes 65,536 ids in one query.</summary>
    private const int MostMatching = 60_000;

    public async Task<Page<StoryView>> PageAsync(Question question, CancellationToken cancellation)
    {
        var all = QuestionQuery.AsksNothing(question);
        var begin = all
            ? await pages.BeginAsync(List, question, cancellation, (names.Stories, null))
            : await pages.BeginAsync(List, question, cancellation, (names.Stories, null), (names.Articles, QuestionQuery.Time(question)));
        var query = all ? """{ "match_all": {} }""" : Among(await MatchingAsync(question, begin.PointsInTime[1], cancellation));
        var page = await pages.ReadAsync(List, question, begin, Body(query), DocumentJson.Default.StoryDocument, cancellation);
        return new([.. page.Items.Select(hit => View(hit.Source))], page.Total, page.Next);
    }

    public async Task<StoryDetail?> OneAsync(StoryId id, CancellationToken cancellation)
    {
        var stored = await client.GetManyAsync([new(names.Stories, id.Value)], DocumentJson.Default.StoryDocument, cancellation);
        if (stored[0] is not { Source: { Gone: false } story })
        {
            return null;
        }

        var ofStory = $$"""{ "term": { "story": {{Json.String(id.Value)}} } }""";
        var (telling, asking) = (TimelineAsync(ofStory, cancellation), whole.OfAsync(names.Demands, ofStory, "firstAt", DocumentJson.Default.DemandDocument, cancellation));
        await Task.WhenAll(telling, asking);
        var (articles, asked) = (await telling, await asking);
        return new(
            View(story),
            [.. articles.Select(article => article.ViewInStory())],
            StoryOutlets.Of(articles, asked),
            await demands.ViewsAsync(asked, cancellation),
            [.. articles.SelectMany(article => article.Answers())]);
    }

    private async Task<IReadOnlyList<string>> MatchingAsync(Question question, string articles, CancellationToken cancellation)
    {
        var query = QuestionQuery.OfArticles(question, await known.OfAsync(question, cancellation));
        var body = Json.Object($$"""
            {
              "size": 0,
              "track_total_hits": false,
              "query": {{query}},
              "aggs": { "stories": { "terms": { "field": "story", "size": {{MostMatching}}, "order": { "last": "desc" } }, "aggs": { "last": { "max": { "field": "at" } } } } }
            }
            """);
        var answer = await pages.AskAsync(articles, body, DocumentJson.Default.ArticleDocument, cancellation);
        return answer.Shards == 0 ? [] : [.. answer.Aggregations.BucketsOf("stories").Select(story => story.Key())];
    }

    private Task<IReadOnlyList<ArticleDocument>> TimelineAsync(string ofStory, CancellationToken cancellation) => whole.OfAsync(
        names.Articles,
        ofStory,
        "at",
        DocumentJson.Default.ArticleDocument,
        cancellation,
        "id", "outlet", "url", "headline", "at", "language", "duplicateOf", "copy", "demandCount", "demands.demand", "responses");

    private static string Among(IEnumerable<string> ids) => $$"""{ "bool": { "filter": { "terms": { "id": {{Json.Strings(ids)}} } } } }""";

    private static JsonObject Body(string query) => Json.Object($$"""{ "query": {{query}}, "sort": [ { "lastAt": "desc" }, { "id": "desc" } ] }""");

    private static StoryView View(StoryDocument story) => new(
        new StoryId(story.Id),
        story.Title!,
        story.FirstAt!.Value,
        story.LastAt!.Value,
        story.Articles!.Value,
        story.Outlets!.Value,
        story.Demands!.Value,
        story.TopEntities ?? []);
}
