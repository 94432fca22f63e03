using NewsPipeline.Contracts;

namespace NewsPipeline.Demands;

/// <summary>A demand of the title that the text words alike is the text's.</summary>
internal static class SaidAgain
{
    /// <summary>Share of the shorter content's longer words that the other has too.</summary>
    private const double Alike = 0.5;

    private const int ShortestWord = 4;

    public static List<Told> Without(List<Told> demands)
    {
        var inText = demands.Where(told => told.Demand.In == Part.Text).Select(told => WordsOf(told.Demand.What)).ToList();
        return [.. demands.Where(told => told.Demand.In == Part.Text || !inText.Exists(words => AreAlike(words, WordsOf(told.Demand.What))))];
    }

    private static bool AreAlike(HashSet<string> one, HashSet<string> other)
    {
        var fewer = Math.Min(one.Count, other.Count);
        return fewer > 0 && one.Count(other.Contains) >= Alike * fewer;
    }

    /// <summary>By their first letters, so that "withdraw" is "withdrawal".</summary>
    private static HashSet<string> WordsOf(string what) =>
    [
        .. what.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '"', '“', '”', '’', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= ShortestWord).Select(word => word[..Math.Min(word.Length, 6)]),
    ];
}
