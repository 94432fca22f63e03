using System.Text.Json.Nodes;
using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;
using NewsPipeline.Storage.Elasticsearch.Writing;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

internal sealed class ArticleReading(ElasticsearchClient client, IndexNames names, Homes homes, KnownNames known, Pages pages)
{
    private const string List = "articles";

    /// <summary>In characters; the sentence of a match is shown whole where it is shorter.</summary>
    private const int LongestPassage = 280;

    /// <summary>Nobody reads on for a passage behind so many characters; the engine would refuse a text of more than a million.</summary>
    private const int LooksForPassageIn = 200_000;

    /// <summary>Words weigh the same in every partition, however few articles a new one holds; shards that cannot match are left out by the point in time.</summary>
    private const string Best = "&search_type=dfs_query_then_fetch";

    private const string Newest = "&pre_filter_shard_size=1";

    public async Task<Page<ArticleView>> PageAsync(Question question, CancellationToken cancellation)
    {
        var words = SearchWords.Parse(question.Words);
        var meant = await known.OfAsync(question, cancellation);
        var begin = await pages.BeginAsync(List, question, cancellation, (names.Articles, QuestionQuery.Time(question)));
        var page = words is null or { Wanted: [] }
            ? await pages.ReadAsync(List, question, begin, NewestBody(QuestionQuery.OfArticles(question, meant)), DocumentJson.Default.ArticleDocument, cancellation, Newest)
            : await pages.ReadAsync(
                List, question, begin, BestBody(QuestionQuery.OfBestArticles(question, meant, begin.Moment)), DocumentJson.Default.ArticleDocument, cancellation, Best);
        return new([.. page.Items.Select(hit => hit.Source.View(hit.Highlight.Values.FirstOrDefault()?[0], withText: false))], page.Total, page.Next);
    }

    public async Task<ArticleView?> OneAsync(ArticleId id, CancellationToken cancellation)
    {
        if (await homes.FindAsync(id, cancellation) is not { } home)
        {
            return null;
        }

        var stored = await client.GetManyAsync([new(names.ArticlesOf(home), id.Value)], DocumentJson.Default.ArticleDocument, cancellation);
        return stored[0]?.Source.View(passage: null, withText: true);
    }

    private static JsonObject NewestBody(string query) => Json.Object($$"""{ "query": {{query}}, "sort": [ { "at": "desc" }, { "id": "desc" } ] }""");

    private static JsonObject BestBody(string query) => Json.Object($$"""
        {
          "query": {{query}},
          "sort": [ { "_score": "desc" }, { "at": "desc" }, { "id": "desc" } ],
          "highlight": {
            "type": "unified",
            "fields": { "text.*": {} },
            "pre_tags": [{{Json.String($"{Snippet.MarkStart}")}}],
            "post_tags": [{{Json.String($"{Snippet.MarkEnd}")}}],
            "number_of_fragments": 1,
            "fragment_size": {{LongestPassage}},
            "max_analyzed_offset": {{LooksForPassageIn}}
          }
        }
        """);
}
