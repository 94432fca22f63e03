using System.Globalization;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Matching;

/// <summary>A text as a run of words, each as <see cref="NameKey"/> folds it; everything between words is dropped.</summary>
/// <remarks>Each ideograph is a word of its own, so that a run of them is found inside a sentence without spaces.</remarks>
public static class Wording
{
    public static IReadOnlyList<string> Of(string? text)
    {
        var words = new List<string>();
        for (var at = 0; at < text?.Length;)
        {
            var end = EndOfWord(text, at);
            if (end > at)
            {
                words.Add(NameKey.Of(text[at..end]));
            }

            at = Math.Max(end, at + 1);
        }

        return words;
    }

    /// <summary>Whether the words of <paramref name="sought"/> follow one another somewhere in <paramref name="text"/>.</summary>
    public static bool Holds(IReadOnlyList<string> text, IReadOnlyList<string> sought) =>
        Enumerable.Range(0, Math.Max(0, text.Count - sought.Count + 1))
            .Any(from => Enumerable.Range(0, sought.Count).All(at => text[from + at] == sought[at]));

    private static int EndOfWord(string text, int at)
    {
        var end = at;
        while (end < text.Length && IsPartOfWord(text[end]) && !(end > at && IsIdeograph(text[end])))
        {
            end++;
            if (IsIdeograph(text[end - 1]))
            {
                break;
            }
        }

        return end;
    }

    /// <summary>An accent written as a sign of its own belongs to the letter before it.</summary>
    private static bool IsPartOfWord(char sign) =>
        char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark;

    private static bool IsIdeograph(char sign) => sign is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff');
}
