using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Storage.Tests;

/// <summary>Placed articles for the contracts of stores.</summary>
internal static class Tell
{
    public const string Neutral = "Russia demands that Ukraine confirm its neutral status.";

    /// <param name="minute">After the morning's beginning: when it is told and known.</param>
    public static ArticlePlaced Article(
        string id,
        string text = Neutral,
        int minute = 0,
        string outlet = "harbourpost.example",
        string story = "talks",
        string title = "Talks open in Istanbul",
        string source = "https://harbourpost.example/rss",
        string? copyOf = null,
        params IReadOnlyList<Demand> demands)
    {
        var article = Some.Article(id, title, text, outlet, Some.Morning.AddMinutes(minute));
        var placed = Some.Placed(Some.Enriched(Some.Found(article, source), demands), new StoryId(story));
        return placed with { Placement = placed.Placement with { DuplicateOf = copyOf is null ? null : new ArticleId(copyOf) } };
    }

    public static ArticlePlaced WithEntities(this ArticlePlaced placed, params IReadOnlyList<Entity> entities) =>
        placed with { Enriched = placed.Enriched with { Reading = placed.Enriched.Reading with { Entities = entities } } };

    public static ArticlePlaced WithResponse(this ArticlePlaced placed, DemandId? demand, Response response) =>
        placed with { Placement = placed.Placement with { Responses = [new PlacedResponse(demand, response)] } };
}
