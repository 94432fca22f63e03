using NewsPipeline.Feeds.Html;

namespace NewsPipeline.Feeds;

/// <summary>What is left of HTML when one reads it aloud.</summary>
public static class PlainText
{
    /// <summary>Paragraphs parted by one empty line; scripts, styles and the like left out; the cost grows with the length alone.</summary>
    public static string FromHtml(string html)
    {
        if (!html.Contains('<'))
        {
            return FromPlain(html);
        }

        using var text = new PlainTextWriter(html.Length);
        HtmlWalk.Write(html, text);
        return text.ToString();
    }

    /// <summary>One line of plain text. Only names of real HTML elements count as tags, so that "List&lt;T&gt;" stays.</summary>
    public static string LineFromHtml(string html)
    {
        if (!html.AsSpan().ContainsAny('<', '&'))
        {
            return Line(html);
        }

        using var text = new PlainTextWriter(html.Length, isLine: true);
        HtmlWalk.Write(html, text);
        return text.ToString();
    }

    /// <summary>Every stretch of blanks becomes one blank.</summary>
    public static string Line(string text)
    {
        if (!NeedsCollapsing(text))
        {
            return text;
        }

        using var line = new PlainTextWriter(text.Length, isLine: true);
        line.Write(text);
        return line.ToString();
    }

    // Without any tag the empty lines of the source are all that tells paragraphs.
    private static string FromPlain(string text)
    {
        using var writer = new PlainTextWriter(text.Length);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                writer.Paragraph();
            }

            HtmlWalk.WriteText(line, writer);
            writer.Blank();
        }

        return writer.ToString();
    }

    private static bool NeedsCollapsing(string text)
    {
        var isBlank = true;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) && (isBlank || c != ' '))
            {
                return true;
            }

            isBlank = c == ' ';
        }

        return isBlank && text.Length > 0;
    }
}
