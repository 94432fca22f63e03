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
            .. placed.Placement.Demands.Select(demand => Where(demand.Report)),
            .. placed.Placement.Responses.Select(placedResponse => Where(placedResponse.Response)),
        ]);

    private static string? ReasonOf(ArticleEnriched enriched, IEnumerable<string> ids, IEnumerable<(Part In, Span Span)> read)
    {
        var article = enriched.Found.Article;
        return ids.Append(article.Id.Value).Append(enriched.Found.Finding.Id.Value).Any(id => string.IsNullOrEmpty(id) || Encoding.UTF8.GetByteCount(id) > LongestId)
            ? $"An id of it is empty or longer than {LongestId} bytes."
            : article.Text.Length > Article.LongestText
                ? $"Its text has {article.Text.Length} characters; at most {Article.LongestText} travel the road."
                : read.Concat(AllOf(enriched.Reading)).Select(one => Beyond(article, one.In, one.Span)).FirstOrDefault(reason => reason is not null);
    }

    private static string? Beyond(Article article, Part part, Span span)
    {
        var length = article.TextOf(part).Length;
        return span.Start < 0 || span.End < span.Start || span.End > length
            ? $"Something was read at {span.Start} to {span.End} of a {(part == Part.Title ? "title" : "text")} of {length} characters."
            : null;
    }

    private static IEnumerable<(Part In, Span Span)> AllOf(Reading reading) =>
    [
        .. reading.Entities.SelectMany(entity => entity.Mentions.Select(mention => (entity.In, mention))),
        .. reading.Demands.Select(Where),
        .. reading.Responses.Select(Where),
    ];

    private static (Part In, Span Span) Where(Demand demand) => (demand.In, new(demand.Start, demand.End));

    private static (Part In, Span Span) Where(Response response) => (response.In, new(response.Start, response.End));
}
