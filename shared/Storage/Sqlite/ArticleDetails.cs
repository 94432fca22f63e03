using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>What is shown of an article and never asked for: kept as JSON.</summary>
internal sealed record ArticleDetails(
    string? Feed,
    DateTimeOffset? PublishedAt,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<PlacedDemand> Demands,
    IReadOnlyList<PlacedResponse> Responses,
    bool Unread = false)
{
    public static ArticleDetails Of(ArticlePlaced placed) => new(
        placed.Enriched.Found.Article.Feed,
        placed.Enriched.Found.Article.PublishedAt,
        placed.Enriched.Reading.Entities,
        placed.Placement.Demands,
        placed.Placement.Responses,
        placed.Enriched.Reading.Unread);
}
