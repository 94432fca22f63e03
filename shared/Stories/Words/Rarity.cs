using System.Globalization;
using System.Reflection;

namespace NewsPipeline.Stories.Words;

/// <summary>How rare words are in the news at large: what the desk knows before it has read anything itself.</summary>
internal static class Rarity
{
    /// <summary>Stretches of text that were counted.</summary>
    public const int Stretches = 4626;

    /// <summary>Words in more than this share of stretches tell nothing about a story.</summary>
    private const double Everywhere = 0.16;

    private static readonly Dictionary<int, int> Counts = Load();

    /// <summary>Number of stretches that hold the term; 0 for a word never met.</summary>
    public static int Count(int term) => Counts.GetValueOrDefault(term);

    public static bool IsEverywhere(int term) => Count(term) > Everywhere * Stretches;

    private static Dictionary<int, int> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("rarity.txt")!;
        using var reader = new StreamReader(stream);
        var counts = new Dictionary<int, int>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                Add(line, counts);
            }
        }

        return counts;
    }

    /// <summary>Forms of one stem add up, as far as there are stretches.</summary>
    private static void Add(string line, Dictionary<int, int> counts)
    {
        var parts = line.Split(' ');
        var count = int.Parse(parts[0], CultureInfo.InvariantCulture);
        foreach (var word in parts.AsSpan(1))
        {
            var term = Term.Of(Stemmer.Stem(word));
            counts[term] = Math.Min(Stretches, counts.GetValueOrDefault(term) + count);
        }
    }
}
