using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.StoryDesk;

/// <summary>What there is to tell about the demands that a placed article is the first to report: one report each, with the sentence that carries it.</summary>
public static class DemandReports
{
    /// <summary>A demand that the text says was not made is no news; a second mention in the same article is no second report.</summary>
    public static IReadOnlyList<DemandReport> OfRaised(ArticlePlaced placed) =>
    [
        .. placed.Placement.Demands
            .Where(demand => demand.Raised && !demand.Report.Negated)
            .DistinctBy(demand => demand.Id)
            .Select(demand => Of(placed, demand)),
    ];

    private static DemandReport Of(ArticlePlaced placed, PlacedDemand demand)
    {
        var article = placed.Enriched.Found.Article;
        return new(
            placed.Placement.Story,
            placed.Placement.StoryTitle,
            demand,
            article.Id,
            article.Outlet,
            article.Url,
            article.Title,
            Passage.Around(article.TextOf(demand.Report.In), demand.Report.Start, demand.Report.End),
            article.At);
    }
}
