namespace NewsPipeline.Language;

/// <summary>Cuts a text into sentences of tagged tokens.</summary>
public static class Sentences
{
    /// <summary>Longest sentence in tokens; what goes on for longer (a table, a list without full stops) is cut.</summary>
    public const int LongestSentence = 150;

    private static readonly HashSet<string> Openers =
        ["the", "he", "she", "it", "they", "in", "but", "a", "an", "this", "that", "these", "his", "her", "their", "its", "we", "i", "on",
         "at", "for", "and", "as", "if", "when", "after", "while", "also", "there", "some", "earlier", "last", "meanwhile", "however"];

    public static List<Sentence> Of(string text)
    {
        var tokens = Tokenizer.Cut(text);
        var sentences = new List<Sentence>(tokens.Count / 20 + 1);
        var opensParagraph = true;
        for (var start = 0; start < tokens.Count;)
        {
            var end = End(text, tokens, start);
            sentences.Add(Tagged(text, tokens.GetRange(start, end - start).ToArray(), opensParagraph));
            opensParagraph = end < tokens.Count && ParagraphBetween(text, tokens[end - 1], tokens[end]);
            start = end;
        }

        return sentences;
    }

    private static Sentence Tagged(string text, Token[] tokens, bool opensParagraph)
    {
        var sentence = new Sentence(text, tokens, opensParagraph);
        Tagger.Tag(sentence);
        return sentence;
    }

    private static int End(string text, List<Token> tokens, int start)
    {
        for (var i = start; i + 1 < tokens.Count && i - start < LongestSentence; i++)
        {
            if (ParagraphBetween(text, tokens[i], tokens[i + 1]))
            {
                return i + 1;
            }

            if (EndsSentence(tokens, i))
            {
                var end = AfterClosingSigns(text, tokens, i + 1);
                if (end >= tokens.Count || Opens(text, tokens, end))
                {
                    return end;
                }
            }
        }

        return Math.Min(tokens.Count, start + LongestSentence + 1);
    }

    private static bool EndsSentence(List<Token> tokens, int i) =>
        tokens[i].Form is "." or "!" or "?" or "..." or "…"
        || (tokens[i].Form.Length > 2 && tokens[i].Form[^1] == '.' && !IsTitle(tokens[i].Form) && Openers.Contains(tokens[i + 1].Lower)
        && tokens[i + 1].HasCapital);

    private static bool IsTitle(string form) => form is "Mr." or "Mrs." or "Ms." or "Dr." or "Gen." or "Sen." or "Gov." or "Rev." or "Rep." or "Prof." or "St.";

    private static int AfterClosingSigns(string text, List<Token> tokens, int end)
    {
        while (end < tokens.Count && tokens[end].Form is "\"" or "”" or "'" or "’" or "''" or ")" or "]"
            && IsGlued(text, tokens[end - 1], tokens[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsGlued(string text, Token left, Token right) => left.End == right.Start
        && (right.End >= text.Length || !char.IsLetterOrDigit(text[right.End]));

    private static bool Opens(string text, List<Token> tokens, int at)
    {
        var first = tokens[at];
        if (first.Start == tokens[at - 1].End && !char.IsUpper(first.Form[0]))
        {
            return false;
        }

        return !char.IsLower(first.Form[0]);
    }

    private static bool ParagraphBetween(string text, Token left, Token right)
    {
        var gap = text.AsSpan(left.End, right.Start - left.End);
        var first = gap.IndexOf('\n');
        return first >= 0 && gap[(first + 1)..].Contains('\n');
    }
}
