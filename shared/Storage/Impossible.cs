using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

/// <summary>What no store can take, however often it is tried: asked before an engine is, so that every engine refuses the same.</summary>
public static class Impossible
{
    /// <summary>In bytes of UTF-8; what Elasticsearch allows for an id.</summary>
    private const int LongestId = 512;

    /// <summary>One sentence; null where nothing is wrong.</summary>
    public static string? ReasonOf(ArticlePlaced placed)
    {
        if (MissingPart(placed) is { } missing)
        {
            return $"The message lacks {missing}.";
        }

        var article = placed.Enriched.Found.Article;
        return Ids(placed).Any(id => string.IsNullOrEmpty(id) || System.Text.Encoding.UTF8.GetByteCount(id) > LongestId)
            ? $"An id of it is empty or longer than {LongestId} bytes."
            : article.Text.Length > Article.LongestText
                ? $"Its text has {article.Text.Length} characters; at most {Article.LongestText} travel the road."
                : Spans(placed).Where(span => span.Start < 0 || span.End < span.Start || span.End > article.Text.Length)
                    .Select(span => $"Something was read at {span.Start} to {span.End} of a text of {article.Text.Length} characters.")
                    .FirstOrDefault();
    }

    private static string? MissingPart(ArticlePlaced placed)
    {
        var article = placed.Enriched?.Found?.Article;
        var reading = placed.Enriched?.Reading;
        (string Name, object? Part)[] parts =
        [
            ("the article", article), ("its finding", placed.Enriched?.Found?.Finding), ("its title", article?.Title), ("its text", article?.Text),
            ("its outlet", article?.Outlet), ("its revision", article?.Revision?.TextHash), ("its reading", reading), ("its language", reading?.Language),
            ("its entities", reading?.Entities), ("its placement", placed.Placement), ("its story's title", placed.Placement?.StoryTitle),
            ("its demands", placed.Placement?.Demands), ("its responses", placed.Placement?.Responses),
        ];
        return parts.Where(part => part.Part is null).Select(part => part.Name).FirstOrDefault();
    }

    private static IEnumerable<string> Ids(ArticlePlaced placed) =>
    [
        placed.Enriched.Found.Article.Id.Value, placed.Enriched.Found.Finding.Id.Value, placed.Placement.Story.Value,
        .. placed.Placement.Demands.Select(demand => demand.Id.Value),
    ];

    private static IEnumerable<Span> Spans(ArticlePlaced placed) =>
    [
        .. placed.Placement.Demands.Select(demand => new Span(demand.Report.Start, demand.Report.End)),
        .. placed.Placement.Responses.Select(placedResponse => new Span(placedResponse.Response.Start, placedResponse.Response.End)),
    ];
}
