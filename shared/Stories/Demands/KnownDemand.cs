using NewsPipeline.Contracts;

namespace NewsPipeline.Stories.Demands;

/// <summary>A demand of a story, with the wordings of the articles that are still on the desk.</summary>
/// <param name="first">How the report that raised it had it.</param>
internal sealed class KnownDemand(PlacedDemand first)
{
    public DemandId Id => first.Id;

    public Party? Issuer => first.Issuer;

    public Party? Addressee => first.Addressee;

    public string What => first.What;

    public bool IsNegated => first.Report.Negated;

    /// <summary>In the order in which they were placed.</summary>
    public List<(Member Member, Wording Wording)> Wordings { get; } = [];
}
