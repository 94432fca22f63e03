using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

/// <summary>Who demands, or is asked, together with the party by which the story knows a demand: its reports tell.</summary>
public static class JointParties
{
    public static IReadOnlyList<Party> Issuers(PlacedDemand demand) => Beside(demand.Issuer, Together(demand.Report.Issuer, demand.Report.AlsoIssuers));

    public static IReadOnlyList<Party> Addressees(PlacedDemand demand) =>
        Beside(demand.Addressee, Together(demand.Report.Addressee, demand.Report.AlsoAddressees));

    /// <summary>Each once, under the first of its names; without the one that is known.</summary>
    public static IReadOnlyList<Party> Beside(Party? known, IEnumerable<Party> parties)
    {
        List<Party> beside = [];
        foreach (var party in parties)
        {
            if (!AreOne(known, party) && !beside.Exists(other => AreOne(other, party)))
            {
                beside.Add(party);
            }
        }

        return beside;
    }

    /// <summary>All of them, the known one first where there is one.</summary>
    public static IReadOnlyList<Party> All(Party? known, IReadOnlyList<Party>? beside) => known is null ? beside ?? [] : [known, .. beside ?? []];

    /// <summary>"France, Germany and Poland"; null where there is nobody.</summary>
    public static string? Listed(IReadOnlyList<Party> parties) => parties switch
    {
        [] => null,
        [var party] => party.Name,
        [.., var last] => $"{string.Join(", ", parties.SkipLast(1).Select(party => party.Name))} and {last.Name}",
    };

    /// <summary>A report that names one party alone adds nobody: it is another name of the known one.</summary>
    private static IEnumerable<Party> Together(Party? said, IReadOnlyList<Party>? also) =>
        also is null or [] ? [] : new[] { said }.Concat(also).OfType<Party>();

    private static bool AreOne(Party? one, Party other) => one is not null
        && ((one.WikidataId is { } id && id == other.WikidataId) || NameKey.Of(one.Name) == NameKey.Of(other.Name));
}
