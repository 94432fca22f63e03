using System.Text;

namespace NewsPipeline.Storage;

/// <summary>Turns a passage with marked matches into HTML: everything escaped, the matches in <c>&lt;mark&gt;</c>.</summary>
internal static class Snippet
{
    public const char MarkStart = '\u0001';
    public const char MarkEnd = '\u0002';
    private const int Longest = 280;

    public static string Html(string passage) => new StringBuilder(passage)
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;")
        .Replace(MarkStart.ToString(), "<mark>").Replace(MarkEnd.ToString(), "</mark>")
        .ToString();

    /// <summary>The text's first words, escaped.</summary>
    public static string Beginning(string text)
    {
        if (text.Length <= Longest)
        {
            return Html(text);
        }

        var end = text.LastIndexOf(' ', Longest);
        return Html(text[..(end > 0 ? end : Longest)]) + "…";
    }
}
