using NewsPipeline.Contracts;

namespace NewsPipeline.Stories.Demands;

/// <summary>The demands of one story.</summary>
internal sealed class DemandBook
{
    private const int WordingsCompared = 8;

    private readonly Dictionary<DemandId, KnownDemand> known = [];
    private readonly Dictionary<string, int> meanings = [];
    private int wordings;

    public IReadOnlyCollection<KnownDemand> All => known.Values;

    public KnownDemand? Find(DemandId id) => known.GetValueOrDefault(id);

    public void Add(Member member)
    {
        foreach (var placed in member.Decision.Placement.Demands)
        {
            if (!known.TryGetValue(placed.Id, out var demand))
            {
                known[placed.Id] = demand = new(placed);
            }

            var wording = Wording.Of(placed.Report);
            demand.Wordings.Add((member, wording));
            Count(wording, 1);
        }
    }

    public void Remove(Member member)
    {
        foreach (var id in member.Decision.Placement.Demands.Select(placed => placed.Id).Distinct())
        {
            var demand = known[id];
            foreach (var (_, wording) in demand.Wordings.Where(entry => entry.Member == member))
            {
                Count(wording, -1);
            }

            demand.Wordings.RemoveAll(entry => entry.Member == member);
            if (demand.Wordings.Count == 0)
            {
                known.Remove(id);
            }
        }
    }

    /// <summary>The best of its latest wordings against this one; above 0 they are the same demand.</summary>
    public double Score(KnownDemand demand, Wording wording) => demand.IsNegated != wording.Demand.Negated
        ? double.NegativeInfinity
        : demand.Wordings.TakeLast(WordingsCompared).Max(entry => DemandRule.Score(DemandLikeness.Of(wording, entry.Wording, Commonness)));

    /// <summary>What nearly every demand of the story says tells them apart badly: from 1 down to 0.4.</summary>
    internal double Commonness(string meaning) => 1 - 0.6 * meanings.GetValueOrDefault(meaning) / Math.Max(3, wordings);

    private void Count(Wording wording, int sign)
    {
        wordings += sign;
        foreach (var meaning in wording.Words.Meanings.Keys)
        {
            meanings[meaning] = meanings.GetValueOrDefault(meaning) + sign;
        }
    }
}
