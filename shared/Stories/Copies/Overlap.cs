namespace NewsPipeline.Stories.Copies;

/// <summary>What the text of an article has in common with that of an earlier one.</summary>
/// <param name="OfShorter">Share of the shorter text's word sequences that the other has.</param>
/// <param name="OfLonger">Share of the longer one's.</param>
/// <param name="Shared">Sequences in both, as far as they are sampled.</param>
internal sealed record Overlap(Member Original, double OfShorter, double OfLonger, int Shared, Match Match)
{
    public static Overlap Of(Question question, Member original)
    {
        var (one, other) = (question.Print.Shingles, original.Print.Shingles);
        var level = Math.Max(one.Level, other.Level);
        var shared = Shingles.CountShared(one, other);
        var (mine, its) = (Math.Max(1, one.CountAt(level)), Math.Max(1, other.CountAt(level)));
        return new(original, (double)shared / Math.Min(mine, its), (double)shared / Math.Max(mine, its), shared, Match.Of(question, original.Print));
    }
}
