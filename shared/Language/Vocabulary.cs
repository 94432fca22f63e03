namespace NewsPipeline.Language;

/// <summary>Gives out one string for each common word, so that reading a text hardly allocates.</summary>
internal static class Vocabulary
{
    private static readonly Dictionary<string, string> Lowered = Collect();

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByForm =
        Lowered.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Dictionary<string, string> Forms = Lowered.Keys.ToDictionary(form => form);

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Form =
        Forms.GetAlternateLookup<ReadOnlySpan<char>>();

    public static (string Form, string Lower) Of(ReadOnlySpan<char> word)
    {
        if (Form.TryGetValue(word, out var known))
        {
            return (known, ByForm[word]);
        }

        var form = word.ToString();
        return (form, Lower(form));
    }

    private static string Lower(string form) => form.Replace('’', '\'').ToLowerInvariant();

    private static Dictionary<string, string> Collect()
    {
        var lowered = new Dictionary<string, string>();
        foreach (var row in Resources.Rows("word-tags.tsv").Where(row => row[0] == "word"))
        {
            lowered[row[1]] = Lower(row[1]);
        }

        foreach (var lower in lowered.Values.ToArray())
        {
            lowered.TryAdd(lower, lower);
            lowered.TryAdd(char.ToUpperInvariant(lower[0]) + lower[1..], lower);
        }

        return lowered;
    }
}
