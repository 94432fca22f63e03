namespace NewsPipeline.Stories.Words;

/// <summary>A word of a text: lower case, with what its place in the sentence says about it.</summary>
/// <param name="IsName">Written with a capital where the grammar asks for none.</param>
internal readonly record struct Token(string Word, bool IsName, bool IsNumber);

internal static class Tokens
{
    private const int LongestWord = 40;

    /// <summary>Letters and digits between anything else; "U.S." is "us", "Iran's" is "iran", "3,400" is "3400"; Chinese and Japanese by pairs of signs.</summary>
    public static IEnumerable<Token> Of(string text)
    {
        var opens = true;
        for (var at = 0; at < text.Length;)
        {
            var character = text[at];
            if (!char.IsLetterOrDigit(character))
            {
                opens |= EndsSentence(text, at);
                at++;
                continue;
            }

            if (IsIdeograph(character))
            {
                yield return new(text.Substring(at, Math.Min(2, text.Length - at)), IsName: false, IsNumber: false);
                at++;
                continue;
            }

            var end = EndOfWord(text, at);
            var token = Read(text.AsSpan(at, end - at), opens);
            if (token.Word.Length is > 0 and <= LongestWord)
            {
                yield return token;
            }

            opens = false;
            at = end;
        }
    }

    private static Token Read(ReadOnlySpan<char> written, bool opens)
    {
        Span<char> word = stackalloc char[Math.Min(written.Length, LongestWord + 1)];
        var length = 0;
        foreach (var character in WithoutPossessive(written))
        {
            if (char.IsLetterOrDigit(character) && length < word.Length)
            {
                word[length++] = Fold.Lower(character);
            }
        }

        return new(new string(word[..length]), !opens && char.IsUpper(written[0]), char.IsDigit(written[0]));
    }

    private static ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> written) =>
        written.Length > 2 && written[^1] is 's' or 'S' && written[^2] is '\'' or '’' ? written[..^2] : written;

    private static int EndOfWord(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) && !IsIdeograph(text[end]) || Joins(text, end)))
        {
            end++;
        }

        return end;
    }

    /// <summary>An apostrophe within a word, a point within an abbreviation, a comma or point within a number.</summary>
    private static bool Joins(string text, int at)
    {
        if (at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]))
        {
            return false;
        }

        return text[at] switch
        {
            '\'' or '’' => true,
            ',' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
            '.' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]) || IsInitial(text, at - 1) && char.IsUpper(text[at + 1]),
            _ => false,
        };
    }

    private static bool IsInitial(string text, int at) => char.IsUpper(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1]));

    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '!' or '?' or '\n' or ':' or '"' or '“' or '‘' or '•' => true,
        '.' => at == 0 || !IsInitial(text, at - 1),
        _ => false,
    };

    private static bool IsIdeograph(char character) => character is (>= '぀' and <= 'ヿ') or (>= '㐀' and <= '鿿');
}
