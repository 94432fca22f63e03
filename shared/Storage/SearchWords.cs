namespace NewsPipeline.Storage;

/// <summary><see cref="Question.Words"/> taken apart, for every store in the same way; each term is a word or a phrase.</summary>
/// <param name="Wanted">All of them must be there.</param>
/// <param name="Excluded">None of them may be there.</param>
public sealed record SearchWords(IReadOnlyList<string> Wanted, IReadOnlyList<string> Excluded)
{
    public const int MostTerms = 32;

    /// <summary>Any of them opens a phrase, and any closes it.</summary>
    public const string QuotationMarks = "\"“”„«»";

    /// <summary>Null for no words at all.</summary>
    /// <exception cref="BadQuestionException">A phrase does not end, there is nothing to look for, or there are too many terms.</exception>
    public static SearchWords? Parse(string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return null;
        }

        var terms = new SearchWords([.. Terms(words, excluded: false)], [.. Terms(words, excluded: true)]);
        return (terms.Wanted.Count + terms.Excluded.Count) switch
        {
            0 => throw new BadQuestionException($"The words '{words}' hold neither letters nor digits to look for."),
            > MostTerms => throw new BadQuestionException($"At most {MostTerms} words and phrases can be looked for at once."),
            _ => terms,
        };
    }

    private static IEnumerable<string> Terms(string words, bool excluded) =>
        Split(words).Where(term => term.Excluded == excluded && term.Text.Any(char.IsLetterOrDigit)).Select(term => term.Text);

    private static IEnumerable<(string Text, bool Excluded)> Split(string words)
    {
        for (var at = 0; at < words.Length;)
        {
            if (char.IsWhiteSpace(words[at]))
            {
                at++;
                continue;
            }

            var excluded = words[at] == '-';
            at += excluded ? 1 : 0;
            var phrase = at < words.Length && IsQuote(words[at]);
            var (start, end) = phrase ? (at + 1, EndOfPhrase(words, at + 1)) : (at, EndOfWord(words, at));
            yield return (words[start..end], excluded);
            at = phrase ? end + 1 : end;
        }
    }

    private static int EndOfPhrase(string words, int start)
    {
        var end = start;
        while (end < words.Length && !IsQuote(words[end]))
        {
            end++;
        }

        return end < words.Length ? end : throw new BadQuestionException($"The phrase \"{words[start..]} has no closing quotation mark.");
    }

    private static int EndOfWord(string words, int start)
    {
        var end = start;
        while (end < words.Length && !char.IsWhiteSpace(words[end]) && !IsQuote(words[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsQuote(char letter) => QuotationMarks.Contains(letter);
}
