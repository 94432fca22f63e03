using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Words before a condition that say what hangs on it: harm to the other side, or one's own agreement.</summary>
internal static class Threats
{
    private static readonly HashSet<string> Harm = Words.List("harm");

    private static readonly HashSet<string> Announced = Words.List("announced");

    private static readonly HashSet<string> Willing = Words.List("willing");

    private static readonly HashSet<string> Agreement = Words.List("agreement");

    public static bool Before(Line line, int token) => Any(line, token, Harm);

    /// <summary>Somebody says so: war and sanctions are also forecast by those who threaten nobody.</summary>
    public static bool AnnouncedBefore(Line line, int token) => Any(line, token, Announced);

    public static bool WillingBefore(Line line, int token) => Any(line, token, Willing);

    public static bool AgreementBefore(Line line, int token) => Any(line, token, Agreement);

    public static bool After(Line line, int token)
    {
        for (var i = token + 1; i < line.Count; i++)
        {
            if (Harm.Contains(line.Lower(i))
                || (line.Lower(i) is "will" or "would"
                && (line.Lower(i + 1) == "not" || line.Lower(i - 1) is "nothing" or "they" or "we" or "he" or "she" or "it")))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Any(Line line, int token, HashSet<string> words)
    {
        for (var i = token - 1; i >= 0 && line.Tag(i) != PennTag.Colon; i--)
        {
            if (words.Contains(line.Lower(i)))
            {
                return true;
            }
        }

        return false;
    }
}
