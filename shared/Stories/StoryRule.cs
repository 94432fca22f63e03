namespace NewsPipeline.Stories;

/// <summary>When an article tells a story that is on the desk: a logistic rule, learned from streams whose stories are known.</summary>
internal static class StoryRule
{
    private const int Candidates = 8;
    private const int WordsTried = 40;
    private const double LongestGap = 30;

    /// <summary>In the order of <see cref="Values"/>.</summary>
    internal static readonly double[] Weights = [-6.3, 7.48, 4.04, 1.98, 3.00, 1.07, -0.03, 0.15, 4.05, -1.25, 0.65, 1.06, 3.76, 1.12];

    /// <summary>The likeliest story; null where opening a new one is likelier.</summary>
    public static OpenStory? Choose(Question question, StoryIndex index, DateTimeOffset at)
    {
        OpenStory? best = null;
        var most = 0.0;
        foreach (var (story, centre) in index.Nearest(question, Candidates, WordsTried))
        {
            var score = Score(Likeness.Of(question, story, centre, at));
            (best, most) = score > most ? (story, score) : (best, most);
        }

        return best;
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
        ];
        all.CopyTo(values);
    }
}
