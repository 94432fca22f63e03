namespace NewsPipeline.Feeds.Html;

/// <summary>How deep HTML may come to nest, counted generously and in one pass.</summary>
internal static class Nesting
{
    public static bool Exceeds(ReadOnlySpan<char> html, int deepest)
    {
        var depth = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = Next(html, at))
        {
            depth = html[at + 1] == '/' ? Math.Max(0, depth - 1) : depth + (OpensElement(html[at..]) ? 1 : 0);
            if (depth > deepest)
            {
                return true;
            }
        }

        return false;
    }

    private static int Next(ReadOnlySpan<char> html, int at)
    {
        var distance = html[(at + 1)..].IndexOf('<');
        return distance < 0 ? -1 : at + 1 + distance;
    }

    private static bool OpensElement(ReadOnlySpan<char> tag)
    {
        if (!char.IsAsciiLetter(tag[1]))
        {
            return false;
        }

        var end = tag[1..].IndexOfAny(HtmlTag.NameEnds);
        return end < 0 || !HtmlNames.IsVoid(tag.Slice(1, end));
    }
}
