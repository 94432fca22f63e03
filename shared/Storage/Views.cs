using System.Text.Json.Serialization;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

// What the store answers, in the field names of the API.

/// <param name="Snippet">HTML: the best passage, escaped, matches in <c>&lt;mark&gt;</c>; without words the beginning of the text.</param>
/// <param name="Text">Only where one article is asked for; null in lists.</param>
public sealed record ArticleView(
    ArticleId Id,
    string Outlet,
    string? Feed,
    Uri? Url,
    string Title,
    string Snippet,
    string? Text,
    string Language,
    DateTimeOffset At,
    DateTimeOffset? PublishedAt,
    DateTimeOffset FoundAt,
    DateTimeOffset IndexedAt,
    Revision Revision,
    StoryId Story,
    ArticleId? DuplicateOf,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<PlacedDemand> Demands,
    IReadOnlyList<PlacedResponse> Responses)
{
    /// <inheritdoc cref="Reading.Unread"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Unread { get; init; }
}

/// <param name="Outlets">Independent outlets: those with an article that copies no other.</param>
public sealed record StoryView(
    StoryId Id,
    string Title,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    int Articles,
    int Outlets,
    int Demands,
    IReadOnlyList<string> TopEntities);

/// <summary>One story whole: its timeline (oldest first), its demands with every carrier, and the answers to them.</summary>
public sealed record StoryDetail(
    StoryView Story,
    IReadOnlyList<StoryArticle> Timeline,
    IReadOnlyList<OutletView> Outlets,
    IReadOnlyList<DemandView> Demands,
    IReadOnlyList<AnswerView> Responses);

public sealed record StoryArticle(
    ArticleId Id,
    string Outlet,
    Uri? Url,
    string Title,
    DateTimeOffset At,
    string Language,
    ArticleId? DuplicateOf,
    int Demands);

/// <param name="What">The wording that raised it.</param>
/// <param name="Strength">The strongest that any carrier reports.</param>
/// <param name="Topic">Of the first report.</param>
/// <param name="Negated">Every carrier says that it was not made.</param>
/// <param name="Carriers">Oldest first; the first is the first report.</param>
/// <param name="Outlets">Number of independent outlets among the carriers.</param>
public sealed record DemandView(
    DemandId Id,
    StoryId Story,
    string StoryTitle,
    Party? Issuer,
    Party? Addressee,
    string What,
    Strength Strength,
    string Topic,
    bool Negated,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    int Outlets,
    IReadOnlyList<CarrierView> Carriers,
    IReadOnlyList<AnswerView> Responses)
{
    /// <summary>Who demands it together with the issuer, as any carrier says; absent where nobody does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Party>? AlsoIssuers { get; init; }

    /// <summary>Who is asked together with the addressee, likewise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Party>? AlsoAddressees { get; init; }
}

/// <param name="Quote">The sentence of the article that carries it.</param>
/// <param name="Negated">This article says that the demand was not made.</param>
public sealed record CarrierView(
    ArticleId Article,
    string Outlet,
    Uri? Url,
    string Title,
    DateTimeOffset At,
    string What,
    string Quote,
    Strength Strength,
    IReadOnlyList<string> Attribution,
    ArticleId? DuplicateOf,
    bool Negated = false);

public sealed record AnswerView(
    DemandId? Demand,
    string Actor,
    Stance Stance,
    ArticleId Article,
    string Outlet,
    Uri? Url,
    DateTimeOffset At,
    string Quote);

/// <param name="Raised">Demands that this outlet was the first to report.</param>
/// <param name="Copies">Articles among <paramref name="Articles"/> that copy another outlet's.</param>
public sealed record OutletView(string Outlet, int Articles, int Copies, int Demands, int Raised, DateTimeOffset LastAt);

public sealed record Facets(
    IReadOnlyList<FacetCount> Outlets,
    IReadOnlyList<FacetCount> Topics,
    IReadOnlyList<FacetCount> Strengths,
    IReadOnlyList<FacetCount> Issuers,
    IReadOnlyList<FacetCount> Addressees,
    IReadOnlyList<FacetCount> Entities,
    IReadOnlyList<FacetCount> Languages);

public sealed record FacetCount(string Value, long Count);
