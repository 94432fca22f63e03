using System.Text.Json.Serialization;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Api;

/// <summary>An alert as everyone sees it: in lists, on the stream and in webhooks.</summary>
/// <param name="Demand">Its id.</param>
/// <param name="StoryPage">Where the analysts' page of the story is; null in a webhook where the pages are another process's and nobody told where.</param>
/// <param name="At">When the article was told.</param>
public sealed record AlertView(
    long Sequence,
    DateTimeOffset RaisedAt,
    DemandId Demand,
    StoryId Story,
    string StoryTitle,
    Uri? StoryPage,
    Party? Issuer,
    Party? Addressee,
    string What,
    Strength Strength,
    string Topic,
    IReadOnlyList<string> Attribution,
    ArticleId Article,
    string Outlet,
    Uri? Url,
    string Title,
    string Quote,
    DateTimeOffset At)
{
    /// <summary>In UTF-16 code units; keeps a webhook's body well below the 20 kB that Standard Webhooks recommends.</summary>
    private const int LongestText = 1_000;

    /// <summary>Who demands it together with the issuer; absent where nobody does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Party>? AlsoIssuers { get; init; }

    /// <summary>Who is asked together with the addressee, likewise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Party>? AlsoAddressees { get; init; }

    /// <param name="pages">Address of the analysts' pages.</param>
    public static AlertView Of(Alert alert, Uri? pages)
    {
        var report = alert.Report;
        return new(
            alert.Sequence,
            alert.RaisedAt,
            report.Demand.Id,
            report.Story,
            Clip(report.StoryTitle),
            pages is null ? null : StoryPageOf(report.Story, pages),
            report.Demand.Issuer,
            report.Demand.Addressee,
            Clip(report.Demand.What),
            report.Demand.Report.Strength,
            report.Demand.Report.Topic,
            report.Demand.Report.Attribution,
            report.Article,
            report.Outlet,
            report.Url,
            Clip(report.Title),
            Clip(report.Quote),
            report.At)
        {
            AlsoIssuers = UnlessNone(JointParties.Issuers(report.Demand)),
            AlsoAddressees = UnlessNone(JointParties.Addressees(report.Demand)),
        };
    }

    /// <param name="pages">With or without a slash at its end.</param>
    private static Uri StoryPageOf(StoryId story, Uri pages) =>
        new($"{pages.GetLeftPart(UriPartial.Path).TrimEnd('/')}/stories/{Uri.EscapeDataString(story.Value)}");

    private static IReadOnlyList<Party>? UnlessNone(IReadOnlyList<Party> parties) => parties is [] ? null : parties;

    private static string Clip(string text) =>
        text.Length <= LongestText ? text : $"{text[..(char.IsHighSurrogate(text[LongestText - 2]) ? LongestText - 2 : LongestText - 1)]}…";
}
