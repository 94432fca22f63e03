namespace NewsPipeline.Stories.Copies;

/// <summary>
/// When an overlap makes a copy. A text told in the words of another but of other people and places (reports by template) is
/// none, nor is one that only shares a footer or some background, nor one whose headline differs in nothing but its number.
/// </summary>
internal static class CopyRule
{
    private const double LeastOverlap = 0.4;
    private const double LeastLikeness = 0.71;
    private const double CosineCounts = 0.4;
    private const double LeastNames = 0.45;
    private const int LeastShared = 5;
    private const double LikeTitles = 0.6;

    /// <summary>The original, if the article copies one; the best where there are several.</summary>
    public static Member? Original(IReadOnlyList<Overlap> overlaps) =>
        overlaps.Where(IsCopy).MaxBy(overlap => overlap.OfShorter + overlap.Match.Cosine)?.Original;

    internal static bool IsCopy(Overlap overlap) =>
        overlap.Shared >= LeastShared
        && overlap.OfShorter >= LeastOverlap
        && overlap.OfShorter + CosineCounts * overlap.Match.Cosine >= LeastLikeness
        && Math.Max(overlap.Match.Names, overlap.Match.NamesBack) >= LeastNames
        && !(overlap.Match.Titles >= LikeTitles && overlap.Match.OtherTitleNumbers);
}
