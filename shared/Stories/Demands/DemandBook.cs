using NewsPipeline.Contracts;

namespace NewsPipeline.Stories.Demands;

/// <summary>The demands of one story.</summary>
internal sealed class DemandBook
{
    private const int WordingsCompared = 8;

    /// <summary>Of the demands of one story, with each mention.</summary>
    private const int MostCompared = 64;

    private readonly Dictionary<DemandId, KnownDemand> known = [];
    private readonly Dictionary<string, int> meanings = [];
    private readonly Dictionary<string, Dictionary<KnownDemand, int>> users = [];
    private int wordings;

    public IReadOnlyCollection<KnownDemand> All => known.Values;

    public KnownDemand? Find(DemandId id) => known.GetValueOrDefault(id);

    /// <summary>What the article says of a demand now stands instead of what a former text of it said.</summary>
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
            Count(demand, wording, 1);
            Drop(demand, former => former != member && former.Decision.Article == member.Decision.Article);
        }
    }

    public void Remove(Member member)
    {
        foreach (var id in member.Decision.Placement.Demands.Select(placed => placed.Id).Distinct())
        {
            if (known.TryGetValue(id, out var demand))
            {
                Drop(demand, whose => whose == member);
            }
        }
    }

    /// <summary>All of them, or where there are very many those that share most with the wording.</summary>
    public IEnumerable<KnownDemand> Candidates(Wording wording)
    {
        if (known.Count <= MostCompared)
        {
            return known.Values;
        }

        var shared = new Dictionary<KnownDemand, double>();
        foreach (var (meaning, rarity) in wording.Words.Meanings)
        {
            foreach (var (demand, _) in users.GetValueOrDefault(meaning) ?? [])
            {
                shared[demand] = shared.GetValueOrDefault(demand) + rarity * Commonness(meaning);
            }
        }

        return shared
            .OrderByDescending(candidate => candidate.Value).ThenBy(candidate => candidate.Key.Id.Value, StringComparer.Ordinal)
            .Take(MostCompared)
            .Select(candidate => candidate.Key);
    }

    /// <summary>The best of its latest wordings against this one; above 0 they are the same demand.</summary>
    public double Score(KnownDemand demand, Wording wording)
    {
        if (demand.IsNegated != wording.Demand.Negated)
        {
            return double.NegativeInfinity;
        }

        var likenesses = demand.Wordings.TakeLast(WordingsCompared).Select(entry => DemandLikeness.Of(wording, entry.Wording, Commonness)).ToList();
        return AskForAnother(likenesses) ? double.NegativeInfinity : likenesses.Max(DemandRule.Score);
    }

    /// <summary>A wording that gives no number or day must not lend its demand to one that gives another.</summary>
    private static bool AskForAnother(List<DemandLikeness> likenesses) =>
        likenesses.Exists(likeness => likeness.NumbersDiffer) && !likenesses.Exists(likeness => likeness.NumbersMeet)
        || likenesses.Exists(likeness => likeness.DaysDiffer) && !likenesses.Exists(likeness => likeness.DaysMeet);

    /// <summary>What nearly every demand of the story says tells them apart badly: from 1 down to 0.4.</summary>
    internal double Commonness(string meaning) => 1 - 0.6 * meanings.GetValueOrDefault(meaning) / Math.Max(3, wordings);

    private void Drop(KnownDemand demand, Predicate<Member> whose)
    {
        foreach (var (_, wording) in demand.Wordings.Where(entry => whose(entry.Member)))
        {
            Count(demand, wording, -1);
        }

        demand.Wordings.RemoveAll(entry => whose(entry.Member));
        if (demand.Wordings.Count == 0)
        {
            known.Remove(demand.Id);
        }
    }

    private void Count(KnownDemand demand, Wording wording, int sign)
    {
        wordings += sign;
        foreach (var meaning in wording.Words.Meanings.Keys)
        {
            Count(meanings, meaning, sign);
            var uses = users.TryGetValue(meaning, out var counted) ? counted : users[meaning] = [];
            Count(uses, demand, sign);
            if (uses.Count == 0)
            {
                users.Remove(meaning);
            }
        }
    }

    private static void Count<T>(Dictionary<T, int> counts, T key, int sign)
        where T : notnull
    {
        var count = counts.GetValueOrDefault(key) + sign;
        if (count == 0)
        {
            counts.Remove(key);
        }
        else
        {
            counts[key] = count;
        }
    }
}
