namespace NewsPipeline.Language;

/// <summary>
/// Cuts a text into words and signs. Hyphenated words, initials (U.S.), numbers with their commas and abbreviations with
/// their full stop stay whole; <c>'s</c> and <c>n't</c> are words of their own.
/// </summary>
internal static class Tokenizer
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations = new HashSet<string>(
        ["Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Sen", "Gov", "Rep", "Lt", "Col", "Capt", "Sgt", "Adm", "Rev", "Hon", "St", "Jr", "Sr",
         "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "No", "vs", "Inc", "Corp", "Co", "Ltd", "Mt", "Ft", "etc", "Maj", "Brig", "Cmdr",
         "Pres", "Rt", "Messrs", "Calif", "Mass", "Conn", "Ore", "Ga", "Pa", "Fla", "approx", "al"])
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static List<Token> Cut(string text)
    {
        var tokens = new List<Token>(text.Length / 5);
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var end = IsWordChar(text[at]) ? WordEnd(text, at) : SignEnd(text, at);
            AddWord(tokens, text, at, end);
            at = end;
        }

        return tokens;
    }

    private static int SignEnd(string text, int start)
    {
        var end = start + 1;
        if (IsPossessive(text, start))
        {
            return end + 1;
        }

        var run = text[start] is '.' or '-' or '`' or '\'';
        while (run && end < text.Length && text[end] == text[start])
        {
            end++;
        }

        return char.IsHighSurrogate(text[start]) && end < text.Length ? end + 1 : end;
    }

    /// <summary>The <c>'s</c> behind initials ("the U.N.'s").</summary>
    private static bool IsPossessive(string text, int start) =>
        text[start] is '\'' or '’' && start > 0 && text[start - 1] == '.' && start + 1 < text.Length && text[start + 1] == 's'
        && (start + 2 == text.Length || !char.IsLetterOrDigit(text[start + 2]));

    private static int WordEnd(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (IsWordChar(text[end]) || (end + 1 < text.Length && Joins(text, start, end))))
        {
            end++;
        }

        return end < text.Length && text[end] == '.' && KeepsItsStop(text.AsSpan(start, end - start)) ? end + 1 : end;
    }

    private static bool IsWordChar(char c) => char.IsLetterOrDigit(c)
        || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool Joins(string text, int start, int at) => text[at] switch
    {
        '-' or '\'' or '’' or '‑' => char.IsLetterOrDigit(text[at + 1]),
        '&' => char.IsUpper(text[at - 1]) && char.IsUpper(text[at + 1]),
        ',' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
        '.' => (char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1])) || IsInitials(text, start, at) || IsInitialsHyphen(text, at),
        _ => false,
    };

    private static bool IsInitials(string text, int start, int at) =>
        char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]) && (at - 1 == start || text[at - 2] is '.' or '-');

    /// <summary>"U.S.-led".</summary>
    private static bool IsInitialsHyphen(string text, int at) =>
        at > 2 && text[at + 1] == '-' && text[at - 2] == '.' && at + 2 < text.Length && char.IsLetter(text[at + 2]);

    private static bool KeepsItsStop(ReadOnlySpan<char> word) =>
        (word.Length == 1 && char.IsUpper(word[0]))
        || (word.Length > 2 && word[^2] == '.' && char.IsLetter(word[^1]))
        || Abbreviations.Contains(word);

    private static void AddWord(List<Token> tokens, string text, int start, int end)
    {
        var clitic = CliticStart(text.AsSpan(start, end - start));
        if (clitic > 0)
        {
            Add(tokens, text, start, start + clitic);
            Add(tokens, text, start + clitic, end);
            return;
        }

        Add(tokens, text, start, end);
    }

    private static int CliticStart(ReadOnlySpan<char> word)
    {
        var apostrophe = word.LastIndexOfAny('\'', '’');
        if (apostrophe <= 0)
        {
            return 0;
        }

        var tail = word[(apostrophe + 1)..];
        if (tail is "t" or "T" && apostrophe > 1 && word[apostrophe - 1] is 'n' or 'N')
        {
            return apostrophe - 1;
        }

        return tail is "s" or "S" or "ll" or "re" or "ve" or "d" or "m" ? apostrophe : 0;
    }

    private static void Add(List<Token> tokens, string text, int start, int end)
    {
        var (form, lower) = Vocabulary.Of(text.AsSpan(start, end - start));
        tokens.Add(new Token(start, end, form, lower, PennTag.Edge));
    }
}
