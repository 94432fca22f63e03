using NewsPipeline.Contracts;

namespace NewsPipeline.Stories.Demands;

/// <summary>A party with the words of its name, taken apart once for all the comparisons to come.</summary>
internal sealed class NamedParty(Party party)
{
    public string? WikidataId => party.WikidataId;

    public HashSet<string> Words { get; } = Parties.Words(party.Name);

    public static NamedParty? Of(Party? party) => party is null ? null : new(party);

    public static IReadOnlyList<NamedParty> AllOf(Party? party, IReadOnlyList<Party>? also) =>
        party is null ? [] : [new(party), .. (also ?? []).Select(other => new NamedParty(other))];
}
