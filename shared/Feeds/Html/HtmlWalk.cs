using NewsPipeline.Feeds.Xml;

namespace NewsPipeline.Feeds.Html;

/// <summary>Goes through HTML once, tag by tag, and writes what a reader would see.</summary>
internal static class HtmlWalk
{
    public static void Write(ReadOnlySpan<char> html, PlainTextWriter text)
    {
        // Behind the last '>' nothing can be a tag: without this, many unclosed ones would each be searched to the end.
        var tags = html[..(html.LastIndexOf('>') + 1)];
        WriteTags(tags, text);
        var tail = html[tags.Length..];
        var comment = tail.IndexOf("<!--");
        WriteText(comment < 0 ? tail : tail[..comment], text);
    }

    private static void WriteTags(ReadOnlySpan<char> html, PlainTextWriter text)
    {
        var endless = default(UnreadElements);
        while (!html.IsEmpty)
        {
            var tag = html.IndexOf('<');
            if (tag < 0)
            {
                WriteText(html, text);
                return;
            }

            WriteText(html[..tag], text);
            html = html[tag..];
            html = html[Markup(html, text, ref endless)..];
        }
    }

    /// <summary>Character data, its references resolved.</summary>
    public static void WriteText(ReadOnlySpan<char> run, PlainTextWriter text)
    {
        Span<char> resolved = stackalloc char[4];
        while (!run.IsEmpty)
        {
            var reference = run.IndexOf('&');
            if (reference < 0)
            {
                text.Write(run);
                return;
            }

            text.Write(run[..reference]);
            run = run[reference..];
            run = run[Reference.Resolve(run, resolved, out var written)..];
            text.Write(resolved[..written]);
        }
    }

    // Length of the markup at the start, behind which there is a '>'; a '<' that begins none is written as itself.
    private static int Markup(ReadOnlySpan<char> html, PlainTextWriter text, ref UnreadElements endless)
    {
        if (html.StartsWith("<!--"))
        {
            return endless.PastComment(html);
        }

        if (html.Length > 1 && html[1] is '!' or '?')
        {
            return html.IndexOf('>') + 1;
        }

        var tag = HtmlTag.Read(html);
        if (tag.Length == 0 || (text.IsLine && !HtmlNames.IsKnown(tag.Name)))
        {
            text.Write("<");
            return 1;
        }

        Part(tag, text);
        return tag.IsStart ? tag.Length + endless.Past(html[tag.Length..], tag.Name, text.IsLine) : tag.Length;
    }

    private static void Part(HtmlTag tag, PlainTextWriter text)
    {
        var name = tag.Name;
        if (name is ['a' or 'A'])
        {
            text.Link(opens: tag.IsStart);
        }
        else if (name.Equals("br", StringComparison.OrdinalIgnoreCase))
        {
            text.Line();
        }
        else if (HtmlNames.IsBlock(name))
        {
            text.Paragraph();
        }
        else if (HtmlNames.IsCell(name))
        {
            text.Blank();
        }
    }
}
