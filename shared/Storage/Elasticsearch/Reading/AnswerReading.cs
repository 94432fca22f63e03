using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

internal sealed class AnswerReading(IndexNames names, WholeList whole)
{
    /// <summary>Oldest first, those to all of the demands by one search.</summary>
    public async Task<ILookup<DemandId, AnswerView>> ToDemandsAsync(IReadOnlyList<string> demands, CancellationToken cancellation)
    {
        var articles = demands is []
            ? []
            : await whole.OfAsync(
                names.Articles,
                $$"""{ "terms": { "responses.demand": {{Json.Strings(demands)}} } }""",
                "at",
                DocumentJson.Default.ArticleDocument,
                cancellation,
                "id", "outlet", "url", "at", "responses");
        return articles.SelectMany(article => article.Answers()).Where(answer => answer.Demand is not null).ToLookup(answer => answer.Demand!.Value);
    }
}
