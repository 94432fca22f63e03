namespace NewsPipeline.Storage.Sqlite;

/// <summary>
/// Words as expressions for MATCH: every term quoted, so that nothing in it is taken for an operator, and each as any of its spellings.
/// </summary>
internal static class WordSql
{
    /// <summary>Null where nothing is wanted.</summary>
    public static string? Match(SearchWords? words) => words switch
    {
        null or { Wanted: [] } => null,
        { Excluded: [] } => Wanted(words),
        _ => $"({Wanted(words)}) NOT ({Excluded(words)})",
    };

    public static string Excluded(SearchWords words) => string.Join(" OR ", words.Excluded.Select(term => Any(Spellings.Of(term))));

    /// <summary>A NUL would end the expression for the engine.</summary>
    public static string Phrase(string words) => $"\"{words.Replace("\"", "\"\"").Replace('\0', ' ')}\"";

    public static string Any(IReadOnlyList<string> spellings) => string.Join(" OR ", spellings.Select(Phrase));

    private static string Wanted(SearchWords words) => string.Join(" AND ", Spellings.Of(words.Wanted).Select(name => $"({Any(name)})"));

    private static string Any(SpelledName name) =>
        name.Terms.Count == 1 ? Any(name.Spellings) : $"({string.Join(" AND ", name.Terms.Select(Phrase))}) OR {Any(name.Spellings)}";
}
