using NewsPipeline.Contracts;

namespace NewsPipeline.Stories.Demands;

/// <summary>How two wordings of demands resemble each other.</summary>
internal readonly record struct DemandLikeness(
    double Cosine,
    double OfShorter,
    PartyMatch Issuer,
    PartyMatch Addressee,
    bool NumbersDiffer,
    bool NumbersMeet,
    bool NamesDiffer,
    bool Opposite,
    bool DaysDiffer,
    bool DaysMeet,
    bool SameTopic,
    double Swapped,
    bool SomeNamesDiffer,
    double KnownApart,
    double OtherFilling)
{
    public static DemandLikeness Of(Wording one, Wording other, Func<string, double> commonness)
    {
        double dot = 0, mine = 0, its = 0, mineSum = 0, itsSum = 0, shared = 0;
        foreach (var (meaning, rarity) in one.Words.Meanings)
        {
            var weight = rarity * commonness(meaning);
            mine += weight * weight;
            mineSum += weight;
            if (other.Words.Meanings.TryGetValue(meaning, out var rarityThere))
            {
                dot += weight * rarityThere * commonness(meaning);
                shared += weight;
            }
        }

        foreach (var (meaning, rarity) in other.Words.Meanings)
        {
            var weight = rarity * commonness(meaning);
            its += weight * weight;
            itsSum += weight;
        }

        return new(
            mine * its == 0 ? 0 : dot / Math.Sqrt(mine * its),
            Math.Min(mineSum, itsSum) == 0 ? 0 : Math.Min(1, shared / Math.Min(mineSum, itsSum)),
            Parties.Match(one.Issuers, other.Issuers),
            Parties.Match(one.Addressees, other.Addressees),
            Contradict(one.Words.Numbers, other.Words.Numbers),
            !Contradict(one.Words.Numbers, other.Words.Numbers) && one.Words.Numbers.Overlaps(other.Words.Numbers),
            Differ(one.Words.Names, other.Words.Names),
            AreOpposite(one.Words, other.Words),
            Differ(one.Words.Days, other.Words.Days),
            one.Words.Days.Overlaps(other.Words.Days),
            one.Demand.Topic == other.Demand.Topic && one.Demand.Topic != Topics.Other,
            SwappedWords(one.Words.Stems, other.Words.Stems),
            one.Words.Names.Overlaps(other.Words.Names) && Contradict(one.Words.Names, other.Words.Names),
            MeaningsApart(one.Words, other.Words),
            DemandFrame.OtherFilling(one.Words.Sequence, other.Words.Sequence));
    }

    /// <summary>
    /// The same words but for some on either side ("the sale of its battery unit", "… of its truck unit"): whoever rewords changes
    /// more, whoever demands something else changes just that. From 0 to 1.
    /// </summary>
    private static double SwappedWords(HashSet<string> one, HashSet<string> other)
    {
        var shared = one.Count(other.Contains);
        var fewer = Math.Min(one.Count, other.Count);
        return fewer == 0 ? 0 : 4.0 * shared * (fewer - shared) / (fewer * fewer);
    }

    /// <summary>Each has one that the other lacks; a report may well leave one out.</summary>
    private static bool Contradict(HashSet<string> one, HashSet<string> other) => one.Except(other).Any() && other.Except(one).Any();

    private static bool Differ(HashSet<string> one, HashSet<string> other) => one.Count > 0 && other.Count > 0 && !one.Overlaps(other);

    /// <summary>Opposite meanings of which neither has the other's, or one of the two negated; both cancel each other.</summary>
    private static bool AreOpposite(DemandWords one, DemandWords other)
    {
        var opposite = Lacking(one, other).Any(mine => Lacking(other, one).Any(its => Meanings.AreOpposite(mine, its)));
        return opposite != (one.IsNegative != other.IsNegative);
    }

    /// <summary>
    /// Where both have meanings that the other lacks although we know other words for them, it is hardly the wording that differs.
    /// From 0 to 1.
    /// </summary>
    private static double MeaningsApart(DemandWords one, DemandWords other) =>
        Math.Min(2, Math.Min(Lacking(one, other).Count(Meanings.Knows), Lacking(other, one).Count(Meanings.Knows))) / 2.0;

    private static IEnumerable<string> Lacking(DemandWords one, DemandWords other) =>
        one.Sequence.Where(meaning => !other.Meanings.ContainsKey(meaning));
}

/// <summary>One report of a demand, ready for comparison.</summary>
/// <param name="Issuers">All who demand it together; none where nobody is named.</param>
internal sealed record Wording(Demand Demand, DemandWords Words, IReadOnlyList<NamedParty> Issuers, IReadOnlyList<NamedParty> Addressees)
{
    public static Wording Of(Demand demand) => new(
        demand,
        DemandWords.Of(demand.What),
        NamedParty.AllOf(demand.Issuer, demand.AlsoIssuers),
        NamedParty.AllOf(demand.Addressee, demand.AlsoAddressees));
}
