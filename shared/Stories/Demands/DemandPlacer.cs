using NewsPipeline.Contracts;

namespace NewsPipeline.Stories.Demands;

/// <summary>Tells which demands of an article its story knows already, and which are new.</summary>
internal static class DemandPlacer
{
    /// <summary>Two mentions in one article are seldom the same demand: that takes more.</summary>
    private const double WithinOneArticle = 1.5;

    public static IReadOnlyList<PlacedDemand> Place(StoryId story, DemandBook book, IReadOnlyList<Demand> demands)
    {
        var wordings = demands.Select(Wording.Of).ToList();
        var carried = Carried(book, wordings);
        var placed = new List<PlacedDemand>();
        for (var at = 0; at < wordings.Count; at++)
        {
            placed.Add(
                carried[at] is { } known ? known.CarriedBy(demands[at])
                : Repeated(book, wordings, placed, at) is { } before ? before with { Raised = false, Report = demands[at] }
                : Raise(story, book, demands[at]));
        }

        return placed;
    }

    /// <summary>Best pairs first; a known demand goes to one mention only.</summary>
    private static KnownDemand?[] Carried(DemandBook book, List<Wording> wordings)
    {
        var pairs =
            from at in Enumerable.Range(0, wordings.Count)
            from known in book.Candidates(wordings[at])
            let score = book.Score(known, wordings[at])
            where score > 0
            orderby score descending, at, known.Id.Value
            select (known, at);
        var carried = new KnownDemand?[wordings.Count];
        var taken = new HashSet<DemandId>();
        foreach (var (known, at) in pairs.ToList())
        {
            if (carried[at] is null && taken.Add(known.Id))
            {
                carried[at] = known;
            }
        }

        return carried;
    }

    private static PlacedDemand? Repeated(DemandBook book, List<Wording> wordings, List<PlacedDemand> placed, int at)
    {
        PlacedDemand? best = null;
        var most = WithinOneArticle;
        for (var before = 0; before < placed.Count; before++)
        {
            var score = wordings[before].Demand.Negated == wordings[at].Demand.Negated
                ? DemandRule.Score(DemandLikeness.Of(wordings[at], wordings[before], book.Commonness))
                : double.NegativeInfinity;
            (best, most) = score > most ? (placed[before], score) : (best, most);
        }

        return best;
    }

    /// <summary>Where the same words were raised before but count as another demand by now, the old id stands.</summary>
    private static PlacedDemand Raise(StoryId story, DemandBook book, Demand report)
    {
        var id = DemandId.From(story, report.Issuer?.Name, report.Addressee?.Name, report.What);
        return book.Find(id) is { } known ? known.CarriedBy(report) : new(id, report.Issuer, report.Addressee, report.What, Raised: true, report);
    }
}
