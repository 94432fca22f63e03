namespace NewsPipeline.Stories.Demands;

/// <summary>
/// When two wordings are one demand: a logistic rule, learned from talks whose demands are known. Other numbers, days, actors
/// and opposites count for more than was learned: one demand too many is seen by a reader, one that is swallowed by nobody.
/// </summary>
internal static class DemandRule
{
    /// <summary>In the order of <see cref="Values"/>.</summary>
    internal static readonly double[] Weights = [-0.4, 3.65, 2.5, 0.3, -1.14, -8, 0.42, -0.79, -3, -8, 1.7, -3, -8, -8, 0.1, -3.2, -0.3, -1.75, -4.2];

    internal static double[] Values(DemandLikeness likeness) =>
    [
        1,
        likeness.Cosine,
        likeness.OfShorter,
        Is(likeness.Issuer is PartyMatch.Same or PartyMatch.Related),
        Is(likeness.Issuer == PartyMatch.Different),
        Is(likeness.Issuer == PartyMatch.Other),
        Is(likeness.Addressee is PartyMatch.Same or PartyMatch.Related),
        Is(likeness.Addressee == PartyMatch.Different),
        Is(likeness.Addressee == PartyMatch.Other),
        Is(likeness.NumbersDiffer),
        Is(likeness.NumbersMeet),
        Is(likeness.NamesDiffer),
        Is(likeness.Opposite),
        Is(likeness.DaysDiffer),
        Is(likeness.SameTopic),
        likeness.Swapped * likeness.Cosine,
        Is(likeness.SomeNamesDiffer),
        likeness.KnownApart,
        likeness.OtherFilling,
    ];

    /// <summary>Above 0: the same demand.</summary>
    public static double Score(DemandLikeness likeness)
    {
        var score = 0.0;
        var values = Values(likeness);
        for (var at = 0; at < values.Length; at++)
        {
            score += Weights[at] * values[at];
        }

        return score;
    }

    private static double Is(bool value) => value ? 1 : 0;
}
