namespace NewsPipeline.Stories.Words;

/// <summary>
/// Cuts English endings so that forms of one word meet ("withdraws", "withdrawal", "withdrawing"). Coarser than Porter's,
/// since over-cutting costs little where whole articles are compared. Words of other languages pass nearly untouched.
/// </summary>
internal static class Stemmer
{
    private const int ShortestStem = 3;

    /// <summary>Longest first within a family; the replacement keeps related forms together ("-ies" and "-y").</summary>
    private static readonly (string Ending, string Instead, int Least)[] Endings =
    [
        ("ization", "", 4), ("isation", "", 4), ("ational", "", 4), ("fulness", "", 4), ("iveness", "", 4),
        ("ements", "", 3), ("ement", "", 3), ("ments", "", 4), ("ment", "", 4),
        ("izing", "", 4), ("ising", "", 4), ("ized", "", 4), ("ised", "", 4), ("izes", "", 4), ("ises", "", 4), ("ize", "", 4), ("ise", "", 4),
        ("ations", "", 4), ("ation", "", 4), ("itions", "", 4), ("ition", "", 4), ("sions", "d", 3), ("sion", "d", 3), ("tions", "t", 3), ("tion", "t", 3), ("ions", "", 4), ("ion", "", 4),
        ("ically", "ic", 3), ("ically", "", 3), ("ally", "", 4), ("ingly", "", 4), ("edly", "", 4), ("ily", "y", 3), ("ly", "", 3),
        ("nesses", "", 3), ("ness", "", 3), ("ances", "", 4), ("ance", "", 4), ("ences", "", 4), ("ence", "", 4),
        ("ables", "", 4), ("able", "", 4), ("ibles", "", 4), ("ible", "", 4),
        ("ants", "", 4), ("ant", "", 4), ("ents", "", 4), ("ent", "", 4),
        ("ives", "", 4), ("ive", "", 4), ("als", "", 4), ("al", "", 4), ("ures", "", 4), ("ure", "", 4),
        ("ities", "", 4), ("ity", "", 4), ("ers", "", 4), ("er", "", 4), ("ors", "", 4), ("or", "", 4),
        ("ings", "", 3), ("ing", "", 3), ("ied", "y", 2), ("ies", "y", 2), ("eed", "ee", 2), ("ed", "", 3),
        ("sses", "ss", 2), ("shes", "sh", 2), ("ches", "ch", 2), ("xes", "x", 2), ("zes", "z", 2), ("es", "", 3),
    ];

    /// <param name="word">In lower case.</param>
    public static string Stem(string word)
    {
        if (word.Length <= ShortestStem || !char.IsAsciiLetterLower(word[^1]))
        {
            return word;
        }

        foreach (var (ending, instead, least) in Endings)
        {
            if (word.Length - ending.Length >= least && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return Tidy(string.Concat(word.AsSpan(0, word.Length - ending.Length), instead));
            }
        }

        return Tidy(word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) ? word[..^1] : word);
    }

    /// <summary>"stopp" and "stop", "release" and "releas" meet.</summary>
    private static string Tidy(string stem)
    {
        if (stem.Length > ShortestStem && stem[^1] == 'e')
        {
            return stem[..^1];
        }

        var doubled = stem.Length > ShortestStem && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'e' or 'o');
        return doubled ? stem[..^1] : stem;
    }
}
