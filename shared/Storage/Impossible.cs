using System.Text;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

/// <summary>What no stage and no store can take, however often it is tried: asked before an engine is, so that every engine refuses the same.</summary>
public static class Impossible
{
    /// <summary>In bytes of UTF-8; what Elasticsearch allows for an id.</summary>
    private const int LongestId = 512;

    /// <summary>One sentence; null where nothing is wrong.</summary>
    public static string? ReasonOf(ArticleEnriched enriched) => ReasonOf(enriched, [], []);

    /// <inheritdoc cref="ReasonOf(ArticleEnriched)"/>
    public static string? ReasonOf(ArticlePlaced placed) => ReasonOf(
        placed.Enriched,
        [placed.Placement.Story.Value, .. placed.Placement.Demands.Select(demand => demand.Id.Value)],
        [
            .. placed.Placement.Demands.Select(demand => SpanOf(demand.Report)),
            .. placed.Placement.Responses.Select(placedResponse => SpanOf(placedResponse.Response)),
        ]);

    private static string? ReasonOf(ArticleEnriched enriched, IEnumerable<string> ids, IEnumerable<Span> spans)
    {
        var article = enriched.Found.Article;
        return ids.Append(article.Id.Value).Append(enriched.Found.Finding.Id.Value).Any(id => string.IsNullOrEmpty(id) || Encoding.UTF8.GetByteCount(id) > LongestId)
            ? $"An id of it is empty or longer than {LongestId} bytes."
            : article.Text.Length > Article.LongestText
                ? $"Its text has {article.Text.Length} characters; at most {Article.LongestText} travel the road."
                : spans.Concat(SpansOf(enriched.Reading)).Where(span => span.Start < 0 || span.End < span.Start || span.End > article.Text.Length)
                    .Select(span => $"Something was read at {span.Start} to {span.End} of a text of {article.Text.Length} characters.")
                    .FirstOrDefault();
    }

    private static IEnumerable<Span> SpansOf(Reading reading) =>
    [
        .. reading.Entities.SelectMany(entity => entity.Mentions), .. reading.Demands.Select(SpanOf), .. reading.Responses.Select(SpanOf),
    ];

    private static Span SpanOf(Demand demand) => new(demand.Start, demand.End);

    private static Span SpanOf(Response response) => new(response.Start, response.End);
}
