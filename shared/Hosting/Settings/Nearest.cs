namespace NewsPipeline.Hosting.Settings;

/// <summary>What somebody probably meant who typed something that is not there.</summary>
public static class Nearest
{
    /// <summary>Fewer letters stand in too many values to mean one of them.</summary>
    private const int ShortestPart = 4;

    /// <summary>The value that holds what was typed, or differs from it by a third of its letters at most; null where none does.</summary>
    public static string? To(string typed, IReadOnlyList<string> values)
    {
        var text = typed.ToLowerInvariant();
        return values.FirstOrDefault(value => Holds(value, text))
            ?? values.Select(value => (Value: value, Changes: Changes(text, value))).Where(IsNear).OrderBy(candidate => candidate.Changes).FirstOrDefault().Value;
    }

    /// <summary>The same of names, where case and accents do not count and each stands once (<paramref name="key"/> says what is the same): those that differ least first, then those that hold what was typed.</summary>
    public static IReadOnlyList<string> Names(string typed, IEnumerable<string> names, Func<string, string> key, int most)
    {
        var text = key(typed);
        return [.. names.DistinctBy(key)
            .Select(name => (Value: name, Changes: Changes(text, key(name))))
            .Where(candidate => IsNear(candidate) || Holds(key(candidate.Value), text))
            .OrderBy(candidate => candidate.Changes).ThenBy(candidate => candidate.Value, StringComparer.Ordinal)
            .Take(most)
            .Select(candidate => candidate.Value)];
    }

    private static bool Holds(string value, string text) => text.Length >= ShortestPart && value.Contains(text, StringComparison.Ordinal);

    private static bool IsNear((string Value, int Changes) candidate) => candidate.Changes <= Math.Max(1, candidate.Value.Length / 3);

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
