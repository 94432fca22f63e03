using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Reads noun phrases off the tags.</summary>
internal static class NounPhrases
{
    /// <summary>The phrase that starts exactly here; null where none does.</summary>
    public static NounPhrase? At(Line line, int start)
    {
        var (end, head) = Core(line, start + Quantity(line, start));
        return head < 0 ? null : new NounPhrase(line, new(start, end), new(start, Whole(line, end)), head);
    }

    /// <summary>Length of "at least", "more than" in front of a number or article.</summary>
    private static int Quantity(Line line, int start) =>
        line.Lower(start) is "at" && line.Lower(start + 1) is "least" or "most"
            || (line.Lower(start) is "more" or "fewer" or "less" or "rather" && line.Lower(start + 1) == "than")
            || (line.Lower(start) == "up" && line.Lower(start + 1) == "to" && line.Tag(start + 2) == PennTag.CD)
            ? 2
            : 0;

    /// <summary>The first phrase from here on that starts before <paramref name="limit"/>.</summary>
    public static NounPhrase? First(Line line, int from, int limit)
    {
        for (var i = from; i < limit; i++)
        {
            if (At(line, i) is { } phrase)
            {
                return phrase;
            }
        }

        return null;
    }

    /// <summary>The phrase whose core ends right before <paramref name="end"/>, with the phrases that it hangs on by "of".</summary>
    public static NounPhrase? Before(Line line, int end)
    {
        NounPhrase? best = null;
        for (var i = end - 1; i >= 0 && IsInside(line, i); i--)
        {
            if (At(line, i) is { } phrase && phrase.Core.End <= end && phrase.Whole.End >= end)
            {
                best = phrase;
            }
        }

        return best;
    }

    private static bool IsInside(Line line, int i)
    {
        var tag = line.Tag(i);
        return tag.IsNoun() || tag.IsAdjective()
            || tag is PennTag.DT or PennTag.CD or PennTag.PRPS or PennTag.POS or PennTag.PRP or PennTag.VBN
            || line.Lower(i) is "of" or "and" or "more" or "than" || (tag == PennTag.IN && line.Lower(i) is "in" or "for" or "from");
    }

    /// <summary>End and head (-1: no phrase) of the words from article to noun.</summary>
    private static (int End, int Head) Core(Line line, int start)
    {
        if (line.Tag(start) is PennTag.PRP or PennTag.EX)
        {
            return (start + 1, line.Tag(start) == PennTag.EX ? -1 : start);
        }

        var head = -1;
        var i = start;
        for (; i < line.Count; i++)
        {
            var tag = line.Tag(i);
            if (tag.IsNoun())
            {
                if (head >= 0 && StartsAnother(line, i))
                {
                    break;
                }

                head = i;
            }
            else if (tag == PennTag.POS && head >= 0)
            {
                head = -1;
            }
            else if (head >= 0 && IsSharedOwner(line, i))
            {
                (head, i) = (-1, i + 1);
            }
            else if (head >= 0 || !CanPrecede(line, i, start))
            {
                break;
            }
        }

        return head >= 0 ? (head + 1 + Number(line, head), head) : Headless(line, start, i);
    }

    /// <summary>"the Smokers' and Canners' Federation": the sign belongs to an owner beside another.</summary>
    private static bool IsSharedOwner(Line line, int i) => line.Lower(i) is "'" or "’" && line.Tag(i - 1) is PennTag.NNS or PennTag.NNPS
        && line.Lower(i + 1) == "and" && line.Tag(i + 2).IsNoun() && line.Tag(i + 3) == PennTag.POS | line.Lower(i + 3) is "'" or "’";

    /// <summary>"Council 3", "Resolution 242": the number belongs to the name; "Monday 20 men" names a day and men.</summary>
    private static int Number(Line line, int head) => line[head].HasCapital && line.Tag(head + 1) == PennTag.CD && char.IsDigit(line[head + 1].Form[0])
        && !NameWords.IsCalendar(line.Lower(head)) && line.Tag(head + 2) is not (PennTag.NN or PennTag.JJ or PennTag.CD or PennTag.NNP)
        && (line.Tag(head + 2) != PennTag.NNS || CueLexicon.Of(line.Lower(head + 2)).Count > 0) ? 1 : 0;

    /// <summary>"told reporters Iran must", "Medvedev Saturday called": neither a plural noun nor a day is part of the name beside it.</summary>
    private static bool StartsAnother(Line line, int i) => (line.Tag(i).IsName() && line.Tag(i - 1) == PennTag.NN && Responses.CanBeAnswered(line.Lower(i - 1)))
        || (line.Tag(i - 1) == PennTag.NNS && line.Tag(i).IsName())
        || (line.Tag(i).IsName() && NameWords.IsCalendar(line.Lower(i)) && line.Tag(i - 1).IsNoun() && line.Tag(i + 1) != PennTag.POS);

    private static bool CanPrecede(Line line, int i, int start)
    {
        var tag = line.Tag(i);
        return tag is PennTag.DT or PennTag.PDT ? i == start || line.Tag(i - 1) is PennTag.PDT or PennTag.DT or PennTag.POS
            : tag == PennTag.PRPS ? i == start || line.Tag(i - 1) is PennTag.PDT or PennTag.DT
            : tag is PennTag.CD or PennTag.Money || tag.IsAdjective() || IsModifier(line, i, start) || IsInnerSign(line, i, start);
    }

    private static bool IsModifier(Line line, int i, int start)
    {
        var next = line.Tag(i + 1);
        return line.Tag(i) switch
        {
            PennTag.VBN => (next.IsNoun() || next.IsAdjective()) && !IsBehindHelper(line, i),
            PennTag.VBG => i > start && next.IsNoun(),
            PennTag.RB or PennTag.RBR or PennTag.RBS => next.IsAdjective() || next is PennTag.CD or PennTag.VBN,
            PennTag.CC => i > start && line.Tag(i - 1).IsAdjective() && (next.IsAdjective() || (next.IsNoun() && line.Tag(i + 2).IsNoun())),
            PennTag.Comma => i > start && line.Tag(i - 1).IsAdjective()
                && (next.IsAdjective() || (next == PennTag.NN && line.Tag(i + 2).IsNoun())),
            _ => false,
        };
    }

    /// <summary>"has rejected calls", "students held protests": a verb, no modifier.</summary>
    private static bool IsBehindHelper(Line line, int i)
    {
        var before = line.Tag(i - 1).IsAdverb() ? line.Lower(i - 2) : line.Lower(i - 1);
        return before is "has" or "have" or "had" or "is" or "are" or "was" or "were" or "be" or "been" or "'s" or "'ve"
            || line.Tag(i - 1).IsNoun() || line.Tag(i - 1) == PennTag.PRP;
    }

    private static bool IsInnerSign(Line line, int i, int start) =>
        line.Tag(i) == PennTag.Quote && i >= start
            && (line.Tag(i + 1).IsAdjective() || line.Tag(i + 1).IsNoun() || line.Tag(i - 1).IsAdjective());

    private static (int End, int Head) Headless(Line line, int start, int end)
    {
        if (line.Tag(start) is PennTag.DT
            && line.Lower(start) is "this" or "these" or "those" or "both" or "all" or "some" or "many" or "each")
        {
            return (start + 1, start);
        }

        if (line.Tag(start) == PennTag.Money && line.Tag(start + 1) == PennTag.CD)
        {
            return line.Tag(start + 2) == PennTag.CD ? (start + 3, start + 2) : (start + 2, start + 1);
        }

        return line.Tag(start) == PennTag.DT && end > start + 1 && line.Tag(end - 1).IsAdjective() ? (end, end - 1)
            : line.Tag(start) == PennTag.CD && end == start + 1 && char.IsLetter(line[start].Form[0]) ? (end, start) : (start, -1);
    }

    private static int Whole(Line line, int end)
    {
        while (end < line.Count && line.Lower(end) is "of" && Core(line, end + 1) is (var after, >= 0))
        {
            end = after;
        }

        return end;
    }
}
