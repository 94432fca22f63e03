using System.Text.RegularExpressions;
using NewsPipeline.Contracts;

namespace NewsPipeline.Demands;

/// <summary>
/// What stands in an article's text and is not the article's own: links to other stories, what the outlet wants of its readers, corrections of
/// what it wrote before. By place and words: markup is gone by then.
/// </summary>
internal static partial class Furniture
{
    private const int LongestHeadline = 160;

    /// <param name="sentences">Of the whole text, in order.</param>
    /// <returns>Those that are the article's own.</returns>
    public static IEnumerable<Span> Without(string text, IEnumerable<Span> sentences)
    {
        var (inLinks, inCorrection, end) = (false, false, 0);
        foreach (var sentence in sentences)
        {
            var words = text.AsSpan(sentence.Start, sentence.End - sentence.Start);
            if (text.AsSpan(end, sentence.Start - end).Contains('\n') || end == 0)
            {
                inCorrection = Correction().IsMatch(words);
                inLinks = LinkLine().IsMatch(words) || (inLinks && IsHeadline(words));
            }

            end = sentence.End;
            if (!inLinks && !inCorrection && !Appeal().IsMatch(words))
            {
                yield return sentence;
            }
        }
    }

    private static bool IsHeadline(ReadOnlySpan<char> words) => words.Length <= LongestHeadline && words[^1] is not ('.' or '”' or '"' or '!');

    [GeneratedRegex(@"^\W*(?:read(?: also| more| next| on)?|also read|related(?: (?:stories|articles|news|coverage|content|links?|topics?))?|see also|more (?:on (?:this|the)\b[^.:|]{0,60}|stories|news|from [^.:|]{1,40})|don[’']?t miss|watch(?: now| live)?|listen(?: now)?|recommended(?: for you)?|you (?:may|might) (?:also )?like|further reading|most read|trending|editor[’']s picks?|in other news|elsewhere on [^.:|]{1,40})\s*(?:[:|–—»>-]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LinkLine();

    [GeneratedRegex(@"^\W*(?:corrections?|clarifications?|editor[’']s? note|editors[’'] note|erratum)\s*(?:[:|–—-]|\(|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Correction();

    /// <summary>The outlet to its readers; what somebody is quoted with begins with a quotation mark and is another matter.</summary>
    [GeneratedRegex("""
        ^(?![“"‘]).*?(?:
            \b(?:urges?|asks?|asking|encourages?|invites?|requests?|requires?|wants?|reminds?)\s+(?:(?:its|our|all|their|the)\s+)*(?:readers|visitors|subscribers|viewers|listeners|users\s+of\s+th(?:is|e)\s+(?:site|website|page))\b
          | \b(?:subscribe|sign\s+up|sign\s+in|log\s+in|register)\b.{0,60}\b(?:newsletters?|emails?|alerts|e-?paper|account|site|inbox|podcast|channel|unlimited|digital|edition)\b
          | \b(?:rate|share|like|bookmark|forward|review)\s+(?:this|our)\s+(?:article|story|page|site|post|video|podcast)\b
          | ^\W*(?:please\s+)?(?:subscribe|sign\s+up|log\s+in|click\s+here|follow\s+us|share\s+(?:this|your\s+views)|enable\s+(?:javascript|cookies)|accept\s+cookies)\b
          | \b(?:support|fund)\s+(?:our|independent)\s+(?:journalism|reporting|newsroom)\b
          | \b(?:accept|enable|use\s+of|disable|uses?|allow)\s+(?:(?:all|our|the|of)\s+)*(?:cookies|javascript|ad\s?-?blockers?)\b
          | \bpermission\s+to\s+(?:reprint|reproduce|republish|use\s+this)\b
          | \b(?:keep|post|leave|moderate)\b.{0,30}\bcomments?\s+(?:civil|polite|respectful|on\s+topic|section)\b | \bask\s+that\s+you\s+keep\s+comments\b
          | \ball\s+rights\s+reserved\b | \bterms\s+(?:of\s+(?:use|service)|and\s+conditions)\s+apply\b
          | \bhave\s+(?:a\s+)?(?:your\s+say|news\s+tip|story\s+for\s+us)\b
        )
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Appeal();
}
