namespace NewsPipeline.Search.Asking;

/// <summary>What somebody probably meant who typed something that is not there.</summary>
internal static class Nearest
{
    /// <summary>Fewer letters stand in too many values to mean one of them.</summary>
    private const int ShortestPart = 4;

    /// <summary>The value that holds what was typed, or differs from it by a third of its letters at most; null where none does.</summary>
    public static string? To(string typed, IReadOnlyList<string> values)
    {
        var text = typed.ToLowerInvariant();
        var whole = values.FirstOrDefault(value => text.Length >= ShortestPart && value.Contains(text, StringComparison.Ordinal));
        return whole ?? values
            .Select(value => (Value: value, Changes: Changes(text, value)))
            .Where(candidate => candidate.Changes <= Math.Max(1, candidate.Value.Length / 3))
            .OrderBy(candidate => candidate.Changes)
            .FirstOrDefault()
            .Value;
    }

    /// <summary>Letters to put in, take out or replace (Levenshtein's distance), row by row of its table.</summary>
    private static int Changes(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        foreach (var letter in from)
        {
            var diagonal = row[0]++;
            for (var at = 1; at <= to.Length; at++)
            {
                var replaced = diagonal + (letter == to[at - 1] ? 0 : 1);
                diagonal = row[at];
                row[at] = Math.Min(replaced, Math.Min(row[at], row[at - 1]) + 1);
            }
        }

        return row[^1];
    }
}
