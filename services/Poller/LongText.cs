namespace NewsPipeline.Poller;

/// <summary>Where to cut what is too long: after a paragraph, else a sentence, else a word, else between two characters.</summary>
public static class LongText
{
    private static readonly string[] Seams = ["\n\n", ". ", "。", "\n", " "];

    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var head = text.AsSpan(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest);
        foreach (var seam in Seams)
        {
            // A seam in the first half would throw away more than it tidies.
            var at = head.LastIndexOf(seam, StringComparison.Ordinal);
            if (at >= longest / 2)
            {
                return head[..(at + seam.Length)].TrimEnd().ToString();
            }
        }

        return head.ToString();
    }
}
