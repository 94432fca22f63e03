namespace NewsPipeline.Contracts;

/// <summary>What the story desk decided about one text of an article.</summary>
/// <param name="StoryTitle">The story's name at that moment: the headline of the article nearest to its centre.</param>
/// <param name="OpensStory">This article is the story's first.</param>
/// <param name="DuplicateOf">The earlier article that this one copies (agency copy); null for an independent text.</param>
public sealed record Placement(
    StoryId Story,
    string StoryTitle,
    bool OpensStory,
    ArticleId? DuplicateOf,
    IReadOnlyList<PlacedDemand> Demands,
    IReadOnlyList<PlacedResponse> Responses);

/// <summary>A demand of the story, and how this article words it.</summary>
/// <param name="Issuer">As the story knows the demand: from the report that raised it.</param>
/// <param name="What">The wording that raised it.</param>
/// <param name="Raised">This article is the first in the story to report it.</param>
/// <param name="Report">This article's own words.</param>
public sealed record PlacedDemand(DemandId Id, Party? Issuer, Party? Addressee, string What, bool Raised, Demand Report);

/// <param name="Demand">The demand that is answered, where the desk can tell which.</param>
public sealed record PlacedResponse(DemandId? Demand, Response Response);

/// <summary>One article's report of one demand, with all that an alert shows.</summary>
/// <param name="Quote">The sentence of the article that carries the demand.</param>
public sealed record DemandReport(
    StoryId Story,
    string StoryTitle,
    PlacedDemand Demand,
    ArticleId Article,
    string Outlet,
    Uri? Url,
    string Title,
    string Quote,
    DateTimeOffset At);
