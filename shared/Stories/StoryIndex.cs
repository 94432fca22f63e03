using System.Runtime.InteropServices;

namespace NewsPipeline.Stories;

/// <summary>
/// Which stories use which words, and how much: the sum of their articles' vectors, each of length one. In whole numbers, so
/// that taking an article out leaves exactly what was there before.
/// </summary>
internal sealed class StoryIndex
{
    /// <summary>Fixed point of a vector of length one.</summary>
    private const double Unit = 1 << 24;

    private readonly Dictionary<int, Dictionary<OpenStory, long>> stories = [];

    public void Add(OpenStory story, ArticlePrint print) => Change(story, print, 1);

    public void Remove(OpenStory story, ArticlePrint print) => Change(story, print, -1);

    /// <summary>Stories that share telling words with an article, likeliest first; ties by id, so that the order is always the same.</summary>
    public IReadOnlyList<(OpenStory Story, double Cosine)> Nearest(Question question, int most, int wordsTried)
    {
        var sums = new Dictionary<OpenStory, double>();
        foreach (var term in question.Telling(wordsTried))
        {
            Collect(term, sums);
        }

        return [.. sums
            .OrderByDescending(candidate => candidate.Value / Math.Sqrt((double)candidate.Key.SquaredLength)).ThenBy(candidate => candidate.Key.Id.Value, StringComparer.Ordinal)
            .Take(most)
            .Select(candidate => (candidate.Key, Cosine(question, candidate.Key)))];
    }

    public double Cosine(Question question, OpenStory story)
    {
        var sum = (Int128)0;
        foreach (var term in question.Terms)
        {
            if (stories.TryGetValue(term.Id, out var users) && users.TryGetValue(story, out var weight))
            {
                sum += (Int128)weight * term.Pull;
            }
        }

        var length = Math.Sqrt((double)story.SquaredLength) * question.Length;
        return length == 0 ? 0 : (double)sum / length;
    }

    private void Collect(QuestionTerm term, Dictionary<OpenStory, double> sums)
    {
        if (!stories.TryGetValue(term.Id, out var users))
        {
            return;
        }

        foreach (var (story, weight) in users)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(sums, story, out _) += (double)weight * term.Pull;
        }
    }

    private void Change(OpenStory story, ArticlePrint print, int sign)
    {
        foreach (var term in print.Terms)
        {
            var weight = sign * (long)Math.Round(Unit * term.Weight / print.Length);
            ref var users = ref CollectionsMarshal.GetValueRefOrAddDefault(stories, term.Id, out _);
            users ??= [];
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(users, story, out _);
            var rarity = (Int128)TermWeights.BeforeReading(term.Id);
            story.SquaredLength += ((Int128)(sum + weight) * (sum + weight) - (Int128)sum * sum) * rarity * rarity;
            sum += weight;
            Tidy(term.Id, users, story);
        }
    }

    private void Tidy(int term, Dictionary<OpenStory, long> users, OpenStory story)
    {
        if (users[story] == 0 && users.Remove(story) && users.Count == 0)
        {
            stories.Remove(term);
        }
    }
}
