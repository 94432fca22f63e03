namespace NewsPipeline.Stories;

/// <summary>When an article tells a story that is on the desk: a logistic rule, learned from streams whose stories are known.</summary>
internal static class StoryRule
{
    private const int Candidates = 8;
    private const int WordsTried = 40;
    private const double LongestGap = 30;

    /// <summary>In the order of <see cref="Values"/>.</summary>
    internal static readonly double[] Weights = [-2.22, 5.28, 1.37, 3.86, 2.68, 0.23, -0.06, -0.26, -0.84, 0.56, 1.33, -1.09, 2.36, 0.06, -3.72, -1.55];

    /// <summary>The likeliest story; null where opening a new one is likelier.</summary>
    public static OpenStory? Choose(Question question, StoryIndex index, DateTimeOffset at)
    {
        OpenStory? best = null;
        var most = 0.0;
        foreach (var (story, likeness) in Likenesses(question, index, at))
        {
            var score = Score(likeness);
            (best, most) = score > most ? (story, score) : (best, most);
        }

        return best;
    }

    internal static List<(OpenStory Story, Likeness Likeness)> Likenesses(Question question, StoryIndex index, DateTimeOffset at)
    {
        var nearest = index.Nearest(question, Candidates, WordsTried);
        return [.. nearest.Select(near =>
        {
            var others = nearest.Where(other => other.Story != near.Story).Select(other => other.Cosine).ToList();
            return (near.Story, Likeness.Of(question, near.Story, near.Cosine, others, at));
        })];
    }

    internal static double Score(Likeness likeness)
    {
        Span<double> values = stackalloc double[Weights.Length];
        Values(likeness, values);
        var score = 0.0;
        for (var at = 0; at < values.Length; at++)
        {
            score += Weights[at] * values[at];
        }

        return score;
    }

    internal static void Values(Likeness likeness, Span<double> values)
    {
        var headline = likeness.HeadlineOnly ? 1 : 0;
        var single = likeness.Articles == 1 ? 1 : 0;
        ReadOnlySpan<double> all =
        [
            1,
            likeness.Centre,
            likeness.Nearest,
            likeness.Names,
            likeness.NamesBack,
            likeness.Title,
            Math.Min(likeness.Days, LongestGap),
            Math.Log(likeness.Articles),
            headline,
            headline * likeness.Nearest,
            headline * likeness.NextNearest,
            likeness.Names * likeness.NamesBack,
            single * likeness.Centre,
            single,
            likeness.NextCentre,
            likeness.OtherCentres,
        ];
        all.CopyTo(values);
    }
}
