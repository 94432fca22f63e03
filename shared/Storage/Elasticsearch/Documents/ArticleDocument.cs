using System.Text.Json.Serialization;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <summary>One article as it is indexed and shown; its id is the document's.</summary>
/// <param name="Title">Under the name of its language's field (<see cref="LanguageField"/>), and so analysed by that language's rules.</param>
/// <param name="Headline">The title once more, for tables and charts.</param>
/// <param name="Unread">Null where it was read.</param>
/// <param name="SecondsToFound">From published to found; null where the outlet's date is missing or doubtful.</param>
/// <param name="SecondsToIndexed">From found to indexed.</param>
/// <param name="Finding">That brought this revision: it comes again after a crash, and is no duplicate then.</param>
/// <param name="Earlier">Where earlier revisions of it were counted; null where there was none.</param>
internal sealed record ArticleDocument(
    string Id,
    string Outlet,
    string? Feed,
    string? Url,
    IReadOnlyDictionary<string, string>? Title,
    IReadOnlyDictionary<string, string>? Text,
    string Headline,
    string Language,
    bool? Unread,
    DateTimeOffset At,
    DateTimeOffset? PublishedAt,
    DateTimeOffset FoundAt,
    DateTimeOffset IndexedAt,
    double? SecondsToFound,
    double SecondsToIndexed,
    Revision Revision,
    string Finding,
    string Story,
    string StoryTitle,
    string? DuplicateOf,
    bool Copy,
    int Characters,
    int DemandCount,
    IReadOnlyList<EntityDocument>? Entities,
    IReadOnlyList<ReportDocument>? Demands,
    IReadOnlyList<ResponseDocument>? Responses,
    EarlierPlaces? Earlier)
{
    public static ArticleDocument Of(ArticlePlaced placed, DateTimeOffset now, EarlierPlaces? earlier)
    {
        var (article, reading, placement) = (placed.Enriched.Found.Article, placed.Enriched.Reading, placed.Placement);
        var (title, text, field) = (Printable(article.Title), Printable(article.Text), LanguageField.Of(reading.Language));
        var printable = article with { Title = title, Text = text };
        return new(
            article.Id.Value,
            article.Outlet,
            article.Feed,
            article.Url?.OriginalString,
            new Dictionary<string, string> { [field] = title },
            new Dictionary<string, string> { [field] = text },
            title,
            reading.Language,
            reading.Unread ? true : null,
            ToMilliseconds(article.At),
            article.PublishedAt,
            ToMilliseconds(article.FoundAt),
            ToMilliseconds(now),
            article.PublishedAt is { } published && !article.DateDoubtful ? Seconds(article.FoundAt - published) : null,
            Seconds(now - article.FoundAt),
            article.Revision,
            placed.Enriched.Found.Finding.Id.Value,
            placement.Story.Value,
            placement.StoryTitle,
            placement.DuplicateOf?.Value,
            placement.DuplicateOf is not null,
            text.Length,
            placement.Demands.Select(demand => demand.Id).Distinct().Count(),
            [.. reading.Entities.Select(EntityDocument.Of)],
            [.. placement.Demands.Select(demand => ReportDocument.Of(demand, printable))],
            [.. placement.Responses.Select(response => ResponseDocument.Of(response, printable))],
            earlier);
    }

    /// <summary>What the next revision has to know of this one.</summary>
    [JsonIgnore]
    public EarlierPlaces Places => EarlierPlaces.Join(
        Earlier, new EarlierPlaces([Story], [.. (Demands ?? []).Select(demand => demand.Demand).Distinct()]));

    /// <summary>Dates are kept to the millisecond by the engine.</summary>
    private static DateTimeOffset ToMilliseconds(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds());

    private static double Seconds(TimeSpan span) => Math.Round(Math.Max(0, span.TotalSeconds), 3);

    /// <summary>The marks of snippets are control characters; offsets stay.</summary>
    private static string Printable(string text) =>
        text.AsSpan().IndexOfAny('\0', Snippet.MarkStart, Snippet.MarkEnd) < 0
            ? text
            : text.Replace('\0', ' ').Replace(Snippet.MarkStart, ' ').Replace(Snippet.MarkEnd, ' ');
}

/// <summary>Stories and demands to be worked out anew because this article once counted there.</summary>
internal sealed record EarlierPlaces(IReadOnlyList<string> Stories, IReadOnlyList<string> Demands)
{
    public static EarlierPlaces Join(EarlierPlaces? one, EarlierPlaces other) => one is null
        ? other
        : new([.. one.Stories.Union(other.Stories)], [.. one.Demands.Union(other.Demands)]);
}
