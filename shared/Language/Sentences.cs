using NewsPipeline.Contracts;

namespace NewsPipeline.Language;

/// <summary>Where a text's sentences begin and end. A line break always ends one.</summary>
public static class Sentences
{
    // Words whose full stop does not end a sentence, beside single capitals ("U.S.", "J. Smith").
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Shortened = new HashSet<string>(
        ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Col", "Lt", "Sgt", "Maj", "Capt", "Adm", "Sen", "Gov", "Rep", "Rev", "Hon", "No", "vs", "approx"])
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Without the white space between them; white space alone is no sentence.</summary>
    public static IEnumerable<Span> Of(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsWhiteSpace(text[start]))
            {
                var end = start + 1;
                while (end < text.Length && !EndsAt(text, end))
                {
                    end++;
                }

                yield return new(start, end);
                start = end;
            }
        }
    }

    /// <summary>A line break; or white space behind a full stop and what closes with it, with no small letter to follow ("3 p.m. on Monday").</summary>
    internal static bool EndsAt(string text, int at)
    {
        if (text[at] == '\n' || !char.IsWhiteSpace(text[at]))
        {
            return text[at] == '\n';
        }

        var last = at - 1;
        while (last > 0 && text[last] is '"' or '”' or '’' or '\'' or ')' or ']')
        {
            last--;
        }

        return last >= 0 && text[last] is '.' or '!' or '?' or '…' && !IsShortened(text, last) && !GoesOn(text, at);
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

        return text[stop] == '.' && (Shortened.Contains(text.AsSpan(first, stop - first)) || (stop - first == 1 && char.IsUpper(text[first])));
    }
}
