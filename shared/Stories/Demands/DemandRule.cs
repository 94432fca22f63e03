namespace NewsPipeline.Stories.Demands;

/// <summary>When two wordings are one demand.</summary>
internal static class DemandRule
{
    internal static double[] Weights = [-3.2, 4, 3, 0.8, -0.6, -2.5, 0.5, -0.3, -1.0, -2.0, 1.2, -0.7, -1.5, -0.5, 0.8];

    internal static double[] X(DemandLikeness l) =>
    [
        1, l.Cosine, l.OfShorter,
        Is(l.Issuer is PartyMatch.Same or PartyMatch.Related), Is(l.Issuer == PartyMatch.Different), Is(l.Issuer == PartyMatch.Other),
        Is(l.Addressee is PartyMatch.Same or PartyMatch.Related), Is(l.Addressee == PartyMatch.Different), Is(l.Addressee == PartyMatch.Other),
        Is(l.NumbersDiffer), Is(l.NumbersMeet), Is(l.NamesDiffer), Is(l.Opposite), Is(l.DaysDiffer), Is(l.SameTopic),
    ];

    /// <summary>Above 0: the same demand.</summary>
    public static double Score(DemandLikeness likeness)
    {
        var score = 0.0;
        var values = X(likeness);
        for (var at = 0; at < values.Length; at++)
        {
            score += Weights[at] * values[at];
        }

        return score;
    }

    private static double Is(bool value) => value ? 1 : 0;
}
