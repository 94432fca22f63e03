namespace NewsPipeline.StoryDesk;

/// <summary>Cuts quotations out of a text.</summary>
public static class Quotes
{
    /// <summary>Longest reach to either side of the stretch, where the text has no full stop.</summary>
    private const int LongestReach = 400;

    /// <summary>The stretch with the rest of the sentences that it begins and ends in.</summary>
    public static string Around(string text, int start, int end)
    {
        start = Math.Clamp(start, 0, text.Length);
        end = Math.Clamp(end, start, text.Length);
        var from = start;
        while (from > 0 && start - from < LongestReach && !EndsSentence(text, from - 1))
        {
            from--;
        }

        var to = end;
        while (to < text.Length && to - end < LongestReach && (to == start || !EndsSentence(text, to - 1)))
        {
            to++;
        }

        return string.Join(' ', text[from..to].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A line break, or a full stop (with its closing quotation mark) before white space and a capital; not after "Mr" or an initial.</summary>
    private static bool EndsSentence(string text, int at)
    {
        if (text[at] == '\n')
        {
            return true;
        }

        var stop = at > 0 && text[at] is '"' or '”' or '’' or ')' ? at - 1 : at;
        return text[stop] is '.' or '!' or '?'
            && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]))
            && !IsAbbreviation(text, stop)
            && OpensSentence(text, at + 1);
    }

    private static bool OpensSentence(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '"' or '“' or '‘' or '('))
        {
            at++;
        }

        return at == text.Length || !char.IsLower(text[at]);
    }

    private static bool IsAbbreviation(string text, int stop)
    {
        var word = stop;
        while (word > 0 && char.IsLetter(text[word - 1]))
        {
            word--;
        }

        return text[stop] == '.' && (stop - word == 1 && char.IsUpper(text[word]) || text[word..stop] is "Mr" or "Mrs" or "Ms" or "Dr" or "Gen" or "Sen" or "St" or "Gov");
    }
}
