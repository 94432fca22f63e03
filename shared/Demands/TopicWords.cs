using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Which of <see cref="Topics.All"/> a content is about, by <c>Words/topics.tsv</c>.</summary>
internal static class TopicWords
{
    private static readonly string[] Names = [.. Rows().Select(row => row[0])];

    private static readonly Dictionary<string, (int Topic, int Weight)[]>.AlternateLookup<ReadOnlySpan<char>> Weights = Rows()
        .SelectMany((row, topic) => row[1].Split(' ').Select(cell => cell.Split(':')).Select(cell => (Word: cell[0], Topic: topic, Weight: int.Parse(cell[1]))))
        .GroupBy(weight => weight.Word)
        .ToDictionary(group => group.Key, group => group.Select(weight => (weight.Topic, weight.Weight)).ToArray())
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Of(string what)
    {
        Span<int> scores = stackalloc int[Names.Length];
        var words = what.ToLowerInvariant().AsSpan();
        for (var at = 0; at < words.Length; at++)
        {
            var end = at;
            while (end < words.Length && (char.IsLetterOrDigit(words[end]) || (words[end] == '-' && end > at)))
            {
                end++;
            }

            if (Weights.TryGetValue(words[at..end], out var weights))
            {
                foreach (var (topic, weight) in weights)
                {
                    scores[topic] += weight;
                }
            }

            at = end;
        }

        return Best(scores);
    }

    private static string Best(ReadOnlySpan<int> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        return scores[best] > 0 ? Names[best] : Topics.Other;
    }

    private static IEnumerable<string[]> Rows() => Resources.Rows(typeof(TopicWords).Assembly, "topics.tsv");
}
