using NewsPipeline.Contracts;

namespace NewsPipeline.Stories.Demands;

/// <summary>A demand of a story, with the wordings of the articles that are still on the desk.</summary>
/// <param name="first">How the report that raised it had it.</param>
internal sealed class KnownDemand(PlacedDemand first)
{
    public DemandId Id => first.Id;

    public NamedParty? Issuer { get; } = NamedParty.Of(first.Issuer);

    public NamedParty? Addressee { get; } = NamedParty.Of(first.Addressee);

    public bool IsNegated => first.Report.Negated;

    /// <summary>Another report of it.</summary>
    public PlacedDemand CarriedBy(Demand report) => first with { Raised = false, Report = report };

    /// <summary>In the order in which they were placed.</summary>
    public List<(Member Member, Wording Wording)> Wordings { get; } = [];
}
