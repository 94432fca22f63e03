using NewsPipeline.Storage.Elasticsearch.Documents;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>The outlets of one story, from its articles and demands in memory.</summary>
internal static class StoryOutlets
{
    /// <summary>Most articles first.</summary>
    public static IReadOnlyList<OutletView> Of(IReadOnlyList<ArticleDocument> articles, IReadOnlyList<DemandDocument> demands)
    {
        var firstBy = demands.ToDictionary(demand => demand.Id, demand => demand.FirstOutlet);
        return
        [
            .. articles.GroupBy(article => article.Outlet)
                .Select(told => View(told.Key, [.. told], firstBy))
                .OrderByDescending(outlet => outlet.Articles)
                .ThenBy(outlet => outlet.Outlet, StringComparer.Ordinal),
        ];
    }

    private static OutletView View(string outlet, IReadOnlyList<ArticleDocument> articles, Dictionary<string, string?> firstBy)
    {
        string[] reported = [.. articles.SelectMany(article => article.Demands ?? []).Select(report => report.Demand).Distinct()];
        return new(
            outlet,
            articles.Count,
            articles.Count(article => article.Copy),
            reported.Length,
            reported.Count(demand => firstBy.GetValueOrDefault(demand) == outlet),
            articles.Max(article => article.At));
    }
}
