namespace NewsPipeline.Stories.Demands;

/// <summary>
/// A demand made in the frame of another: "stop gay weddings", "stop gay adoptions". Rewording seldom leaves a frame as it is and
/// changes only what fills it; another demand in the same words does.
/// </summary>
internal static class DemandFrame
{
    private const double Head = 0.5;

    /// <summary>
    /// Share of the shorter demand that is frame, where the fillings have nothing in common; else 0. Another verb at its head counts
    /// half: that is what rewording begins with.
    /// </summary>
    /// <param name="one">Meanings in the order of the text.</param>
    public static double OtherFilling(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var shorter = Math.Min(one.Count, other.Count);
        var before = 0;
        while (before < shorter && one[before] == other[before])
        {
            before++;
        }

        var after = 0;
        while (after < shorter - before && one[^(after + 1)] == other[^(after + 1)])
        {
            after++;
        }

        var frame = before + after;
        return frame > 0 && frame < shorter && AreOther(one, other, before, after) ? (before == 0 ? Head : 1) * frame / shorter : 0;
    }

    private static bool AreOther(IReadOnlyList<string> one, IReadOnlyList<string> other, int before, int after) =>
        !one.Take(before..^after).Any(other.Contains) && !other.Take(before..^after).Any(one.Contains);
}
