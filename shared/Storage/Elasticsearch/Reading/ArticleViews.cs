using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Documents;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>Documents of articles as they are shown.</summary>
internal static class ArticleViews
{
    /// <param name="passage">The best one, with marks; null for the beginning of the text.</param>
    public static ArticleView View(this ArticleDocument article, string? passage, bool withText)
    {
        var text = article.Text?.Values.FirstOrDefault() ?? "";
        return new(
            new ArticleId(article.Id),
            article.Outlet,
            article.Feed,
            Address(article.Url),
            article.Headline,
            passage is null ? Snippet.Beginning(text) : Snippet.Html(passage),
            withText ? text : null,
            article.Language,
            article.At,
            article.PublishedAt,
            article.FoundAt,
            article.IndexedAt,
            article.Revision,
            new StoryId(article.Story),
            Article(article.DuplicateOf),
            [.. (article.Entities ?? []).Select(entity => entity.ToEntity())],
            [.. (article.Demands ?? []).Select(report => report.ToPlaced())],
            [.. (article.Responses ?? []).Select(response => response.ToPlaced())])
        {
            Unread = article.Unread ?? false,
        };
    }

    public static StoryArticle ViewInStory(this ArticleDocument article) => new(
        new ArticleId(article.Id),
        article.Outlet,
        Address(article.Url),
        article.Headline,
        article.At,
        article.Language,
        Article(article.DuplicateOf),
        article.DemandCount);

    public static CarrierView View(this CarrierDocument carrier) => new(
        new ArticleId(carrier.Article),
        carrier.Outlet,
        Address(carrier.Url),
        carrier.Title,
        carrier.At,
        carrier.Report.What,
        carrier.Report.Quote,
        carrier.Report.Strength,
        carrier.Report.Attribution,
        Article(carrier.DuplicateOf),
        carrier.Report.Negated);

    /// <summary>What the article reports as answers, in its order.</summary>
    public static IEnumerable<AnswerView> Answers(this ArticleDocument article) => (article.Responses ?? []).Select(response => new AnswerView(
        response.Demand is null ? null : new DemandId(response.Demand),
        response.Actor,
        response.Stance,
        new ArticleId(article.Id),
        article.Outlet,
        Address(article.Url),
        article.At,
        response.Quote));

    private static Uri? Address(string? url) => url is null ? null : new Uri(url, UriKind.RelativeOrAbsolute);

    private static ArticleId? Article(string? id) => id is null ? null : new ArticleId(id);
}
