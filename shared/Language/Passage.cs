namespace NewsPipeline.Language;

/// <summary>The sentence around a stretch of text, for readers who want the words that carry a demand or an answer.</summary>
public static class Passage
{
    private const int Longest = 600;

    // Words whose full stop does not end a sentence, beside single capitals ("U.S.", "J. Smith").
    private static readonly HashSet<string> Titles = ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Col", "Lt", "Sgt", "Sen", "Gov", "Rep", "No"];

    /// <summary>Never leaves the paragraph; the stretch itself where the sentence would be longer than 600 characters.</summary>
    public static string Around(string text, int start, int end)
    {
        var from = start;
        while (from > 0 && !StartsHere(text, from))
        {
            from--;
        }

        var to = Math.Max(end, start);
        while (to < text.Length && !EndsHere(text, to))
        {
            to++;
        }

        var sentence = text[from..to].Trim();
        return sentence.Length <= Longest ? sentence : Cut(text[start..end].Trim());
    }

    private static string Cut(string stretch) => stretch.Length <= Longest ? stretch : string.Concat(stretch.AsSpan(0, Longest), "…");

    private static bool StartsHere(string text, int at) => text[at - 1] == '\n' || (char.IsWhiteSpace(text[at - 1]) && EndsHere(text, at - 1));

    /// <summary>A full stop and what closes with it lie behind, white space and no small letter before us ("3 p.m. on Monday").</summary>
    private static bool EndsHere(string text, int at)
    {
        if (text[at] == '\n')
        {
            return true;
        }

        var last = at - 1;
        while (last > 0 && text[last] is '"' or '”' or '’' or '\'' or ')')
        {
            last--;
        }

        return last >= 0 && char.IsWhiteSpace(text[at]) && text[last] is '.' or '!' or '?' && !IsShortened(text, last) && !GoesOn(text, at);
    }

    private static bool GoesOn(string text, int at)
    {
        var next = text.AsSpan(at).TrimStart([' ', '\t', '\u00a0', '"', '“', '‘', '(']);
        return next.Length > 0 && char.IsLower(next[0]);
    }

    private static bool IsShortened(string text, int stop)
    {
        var first = stop;
        while (first > 0 && char.IsLetter(text[first - 1]))
        {
            first--;
        }

        return text[stop] == '.' && (Titles.Contains(text[first..stop]) || (stop - first == 1 && char.IsUpper(text[first])));
    }
}
