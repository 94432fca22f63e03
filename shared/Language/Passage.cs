namespace NewsPipeline.Language;

/// <summary>The sentence around a stretch of text, for readers who want the words that carry a demand or an answer.</summary>
public static class Passage
{
    private const int Longest = 600;

    /// <summary>Never leaves the paragraph; the stretch itself where the sentence would be longer than 600 characters.</summary>
    public static string Around(string text, int start, int end)
    {
        var from = start;
        while (from > 0 && !Sentences.EndsAt(text, from - 1))
        {
            from--;
        }

        var to = Math.Max(end, start);
        while (to < text.Length && !Sentences.EndsAt(text, to))
        {
            to++;
        }

        var sentence = text[from..to].Trim();
        return sentence.Length <= Longest ? sentence : Cut(text[start..end].Trim());
    }

    private static string Cut(string stretch) => stretch.Length <= Longest ? stretch : string.Concat(stretch.AsSpan(0, Longest), "…");
}
