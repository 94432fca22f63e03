using System.Text.RegularExpressions;

namespace NewsPipeline.Poller;

/// <summary>The one line by which an article is called.</summary>
public static partial class Headline
{
    private const int Longest = 500;

    /// <summary>Of a first sentence that has to serve.</summary>
    private const int LongestMadeUp = 200;

    /// <summary>The title, else the first sentence of the text; empty where there are no words at all.</summary>
    public static string From(string? title, string text) =>
        OneLine(title ?? "") is { Length: > 0 } line ? LongText.Cut(line, Longest) : LongText.Cut(FirstSentence(text), LongestMadeUp);

    public static string OneLine(string text) => Blanks().Replace(text, " ").Trim();

    private static string FirstSentence(string text)
    {
        // No sentence that can serve is longer, and texts may be: nothing beyond is looked at.
        var start = OneLine(text.Length > 2 * Longest ? text[..(2 * Longest)] : text);
        return SentenceEnd().Match(start) is { Success: true } end ? start[..(end.Index + end.Length)] : start;
    }

    /// <summary>Not after one or two letters: "U.S." and "Dr." end no sentence.</summary>
    [GeneratedRegex(@"(?<=[\p{L}\p{N}]{3}[""”’)\]]?)[.!?]+[""”’)\]]*(?= |$)|[。！？]")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\s\x00-\x1F\x7F]+")]
    private static partial Regex Blanks();
}
