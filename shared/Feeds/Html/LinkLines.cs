using System.Text;

namespace NewsPipeline.Feeds.Html;

/// <summary>Which lines of a text are nothing but links: headlines of other articles, put between the paragraphs or behind the last.</summary>
internal sealed class LinkLines
{
    private readonly List<Range> lines = [];
    private int lineStart;
    private int? open;
    private bool linked;
    private bool hasOwnWords;

    /// <param name="at">Length of the text so far.</param>
    public void Link(bool opens, int at) => open = opens ? at : null;

    public void Word(ReadOnlySpan<char> word)
    {
        linked |= open is not null;
        hasOwnWords |= open is null && !hasOwnWords && HasLetters(word);
    }

    /// <param name="at">Length of the text so far, without the break that follows.</param>
    public void LineEnds(int at)
    {
        if (linked && !hasOwnWords)
        {
            lines.Add(lineStart..at);
        }

        (lineStart, linked, hasOwnWords) = (at, false, false);
    }

    /// <summary>The text without those lines; whole, where they are half of it or more: a list of links says its links.</summary>
    public string Without(ReadOnlySpan<char> text)
    {
        LineEnds(text.Length);
        // A link that nobody closed runs to the end, and is no link.
        lines.RemoveAll(line => open <= line.Start.Value);
        var length = text.Length - lines.Sum(line => line.End.Value - line.Start.Value);
        if (lines.Count == 0 || length * 2 <= text.Length)
        {
            return text.ToString();
        }

        var kept = new StringBuilder(length);
        var from = 0;
        foreach (var line in lines)
        {
            kept.Append(text[from..line.Start]);
            from = line.End.Value;
        }

        return kept.Append(text[from..]).ToString().TrimStart('\n');
    }

    private static bool HasLetters(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }
}
