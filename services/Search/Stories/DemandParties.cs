using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Stories;

/// <summary>All who demand something together, of all who are asked together; either may be nobody.</summary>
public sealed record DemandParties(IReadOnlyList<Party> Issuers, IReadOnlyList<Party> Addressees)
{
    /// <summary>The same for the same parties, in whatever order and under whatever names.</summary>
    public string Key { get; } = $"{KeyOf(Issuers)}→{KeyOf(Addressees)}";

    public static DemandParties Of(DemandView demand) =>
        new(JointParties.All(demand.Issuer, demand.AlsoIssuers), JointParties.All(demand.Addressee, demand.AlsoAddressees));

    /// <summary>As one article has it.</summary>
    public static DemandParties Of(PlacedDemand demand) =>
        new(JointParties.All(demand.Issuer, JointParties.Issuers(demand)), JointParties.All(demand.Addressee, JointParties.Addressees(demand)));

    private static string KeyOf(IReadOnlyList<Party> parties) =>
        string.Join('+', parties.Select(party => party.WikidataId ?? party.Name.ToUpperInvariant()).Order(StringComparer.Ordinal));
}
