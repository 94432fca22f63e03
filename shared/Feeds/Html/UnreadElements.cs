namespace NewsPipeline.Feeds.Html;

/// <summary>Passes over elements and comments, whose content is no reading matter, and remembers which are never closed, so as not to look again.</summary>
internal struct UnreadElements
{
    private const string CommentEnd = "-->";
    private int endless;
    private bool commentIsEndless;

    /// <summary>How much of what follows the start tag belongs to the element; 0 where it is read.</summary>
    /// <param name="inLine">In a title only code is left out: what looks like a form or a heading there is talk of it.</param>
    public int Past(ReadOnlySpan<char> html, ReadOnlySpan<char> name, bool inLine)
    {
        var index = HtmlNames.UnreadIndex(name);
        var isCode = index is >= 0 and < HtmlNames.CodeElements;
        if (index < 0 || (inLine && !isCode) || (endless & (1 << index)) != 0)
        {
            return 0;
        }

        var end = html.IndexOf(string.Concat("</", name), StringComparison.OrdinalIgnoreCase);
        endless |= end < 0 ? 1 << index : 0;

        // As in a browser, a script that never ends takes the rest with it; a button does not.
        return end >= 0 ? end : isCode && !inLine ? html.Length : 0;
    }

    /// <summary>Length of the comment at the start; one that is never closed goes to the next '>', so that it does not take the rest with it.</summary>
    public int PastComment(ReadOnlySpan<char> html)
    {
        var end = commentIsEndless ? -1 : html.IndexOf(CommentEnd);
        commentIsEndless = end < 0;
        return end < 0 ? html.IndexOf('>') + 1 : end + CommentEnd.Length;
    }
}
