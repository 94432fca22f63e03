using System.Reflection;
using NewsPipeline.Stories.Words;

namespace NewsPipeline.Stories.Demands;

/// <summary>Which words mean the same in a demand, and which meanings are opposites; from the table beside this file.</summary>
internal static class Meanings
{
    private const int LongestPhrase = 4;

    private static readonly Dictionary<string, string> OfPhrase = [];
    private static readonly HashSet<(string, string)> Opposites = [];
    private static readonly HashSet<string> Known = [];

    static Meanings()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("synonyms.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Length > 0)
            {
                Add(line);
            }
        }
    }

    public static bool AreOpposite(string one, string other) => Opposites.Contains((one, other));

    /// <summary>The table has words for it.</summary>
    public static bool Knows(string meaning) => Known.Contains(meaning);

    /// <summary>The meaning that begins at a stem, by its longest phrase, and how many stems it takes; the stem itself where the table has nothing.</summary>
    public static (string Meaning, int Stems) At(IReadOnlyList<string> stems, int at)
    {
        for (var length = Math.Min(LongestPhrase, stems.Count - at); length > 0; length--)
        {
            if (OfPhrase.TryGetValue(string.Join(' ', stems.Skip(at).Take(length)), out var meaning))
            {
                return (meaning, length);
            }
        }

        return (stems[at], 1);
    }

    private static void Add(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var names = line[..colon].Split(" ~ ");
        if (names.Length > 1)
        {
            Opposites.Add((names[0], names[1]));
            Opposites.Add((names[1], names[0]));
        }

        Known.Add(names[0]);

        foreach (var phrase in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var stems = Tokens.Of(phrase.Replace('_', ' ')).Select(token => Stemmer.Stem(token.Word));
            OfPhrase.TryAdd(string.Join(' ', stems), names[0]);
        }
    }
}
