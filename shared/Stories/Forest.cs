using System.Text.Json;

namespace NewsPipeline.Stories;

/// <summary>
/// Boosted regression trees (Friedman 2001, Greedy function approximation) as they were trained: what a decision rests on is a file, and
/// the same on every machine.
/// </summary>
/// <param name="Features">Names of the values that the trees ask for, in their order.</param>
internal sealed record Forest(IReadOnlyList<string> Features, IReadOnlyList<Forest.Tree> Trees)
{
    /// <exception cref="InvalidDataException">It was trained on other features than these.</exception>
    public static Forest Read(Stream json, IReadOnlyList<string> features)
    {
        var forest = JsonSerializer.Deserialize<Forest>(json, JsonSerializerOptions.Web)!;
        return forest.Features.SequenceEqual(features)
            ? forest
            : throw new InvalidDataException("The trained trees ask for other features than this version has: train them again.");
    }

    /// <returns>Log-odds times a constant: above 0 for yes.</returns>
    public double Score(ReadOnlySpan<float> values)
    {
        var score = 0.0;
        foreach (var tree in Trees)
        {
            score += tree.Score(values);
        }

        return score;
    }

    /// <summary>Inner nodes by number; a child below 0 is the leaf ~child.</summary>
    /// <param name="Feature">What each node asks for: at most <paramref name="Threshold"/> goes left.</param>
    internal sealed record Tree(int[] Feature, float[] Threshold, int[] Left, int[] Right, double[] Leaf)
    {
        public double Score(ReadOnlySpan<float> values)
        {
            var node = 0;
            while (node >= 0)
            {
                node = values[Feature[node]] <= Threshold[node] ? Left[node] : Right[node];
            }

            return Leaf[~node];
        }
    }
}
