using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <summary>One demand with everybody who reports it, flat for charts and nested for questions. Worked out anew from its articles.</summary>
/// <param name="Gone">Nobody reports it any more: kept, so that a writer that does not know yet is told by the engine.</param>
/// <param name="Issuer">With all that any carrier names beside it. This and the following are null only where the demand is gone.</param>
/// <param name="Attribution">Of the first report.</param>
/// <param name="Outlets">The independent ones among the carriers.</param>
/// <param name="Reports">Number of carriers.</param>
/// <param name="LifeMinutes">From the first report to the latest.</param>
/// <param name="LeadMinutes">From the first report to that of a second independent outlet; null while there is none.</param>
internal sealed record DemandDocument(
    string Id,
    bool Gone,
    string? Story = null,
    string? StoryTitle = null,
    PartiesDocument? Issuer = null,
    PartiesDocument? Addressee = null,
    string? What = null,
    string? Topic = null,
    Strength? Strength = null,
    int? Rank = null,
    bool? Negated = null,
    DateTimeOffset? FirstAt = null,
    DateTimeOffset? LastAt = null,
    string? FirstOutlet = null,
    string? FirstQuote = null,
    IReadOnlyList<string>? Attribution = null,
    IReadOnlyList<string>? Outlets = null,
    int? OutletCount = null,
    int? Reports = null,
    IReadOnlyList<string>? Wordings = null,
    double? LifeMinutes = null,
    double? LeadMinutes = null,
    IReadOnlyList<CarrierDocument>? Carriers = null);

/// <summary>One article that reports the demand, with what questions ask of it.</summary>
/// <param name="ByFirstOutlet">The article's outlet is the one that reported the demand first, with this article or an earlier one.</param>
internal sealed record CarrierDocument(
    string Article,
    string Outlet,
    string? Url,
    string Title,
    DateTimeOffset At,
    string? DuplicateOf,
    bool ByFirstOutlet,
    IReadOnlyList<EntityDocument> Entities,
    ReportDocument Report);
