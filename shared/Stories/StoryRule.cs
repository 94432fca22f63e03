namespace NewsPipeline.Stories;

/// <returns>The story that an article tells; null where it opens one.</returns>
internal delegate OpenStory? ChooseStory(Question question, StoryIndex index, DateTimeOffset at);

/// <summary>When an article tells a story that is on the desk: learned from streams whose stories are known (see <c>Training</c>).</summary>
internal static class StoryRule
{
    private const int Candidates = 8;
    private const int WordsTried = 40;

    private static readonly Forest Learned = Read();

    /// <summary>The likeliest story; null where opening a new one is likelier.</summary>
    public static OpenStory? Choose(Question question, StoryIndex index, DateTimeOffset at) => Likeliest(Learned, Likenesses(question, index, at));

    internal static OpenStory? Likeliest(Forest forest, IEnumerable<(OpenStory Story, Likeness Likeness)> candidates)
    {
        OpenStory? best = null;
        var most = 0.0;
        foreach (var (story, likeness) in candidates)
        {
            var score = forest.Score(likeness.Values());
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

    private static Forest Read()
    {
        using var file = typeof(StoryRule).Assembly.GetManifestResourceStream("placing.json")!;
        return Forest.Read(file, Likeness.Features);
    }
}
