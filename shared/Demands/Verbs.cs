using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Which verbs of a sentence stand on their own, and which of them stands before a place.</summary>
internal static class Verbs
{
    public static bool SameForm(Line line, int left, int right)
    {
        var (a, b) = (line.Tag(left), line.Tag(right));
        return a == b || (a is PennTag.VBD or PennTag.VBN && b is PennTag.VBD or PennTag.VBN)
            || (a is PennTag.VBZ or PennTag.VBP && b is PennTag.VBZ or PennTag.VBP or PennTag.VBN);
    }

    public static bool IsFiniteVerb(Line line, int i)
    {
        var tag = line.Tag(i);
        return tag is PennTag.VBD or PennTag.VBZ or PennTag.VBP
            || (tag is PennTag.VBN or PennTag.VB or PennTag.VBG
            && VerbGroup.Around(line, i) is { IsInfinitive: false, IsFinite: true } group && group.Start < i);
    }

    public static int VerbLeft(Line line, int from)
    {
        for (var i = from - 1; i >= 0; i--)
        {
            if (line.Tag(i).IsVerb()
                && line.Tag(i + 1) is not (PennTag.NN or PennTag.NNS) | line.Tag(i) is not (PennTag.VBN or PennTag.VBG) | line.Tag(i - 1).IsVerb())
            {
                return i;
            }

            if (line.Tag(i) == PennTag.Colon)
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>The nearest finite verb on the left that stands in no relative or adverbial clause.</summary>
    public static int MainVerbLeft(Line line, int from)
    {
        var found = -1;
        for (var i = from; i >= 0; i--)
        {
            if (IsFiniteVerb(line, i) && !IsAuxiliaryOnly(line, i))
            {
                var opener = Opener(line, i);
                if (opener < 0)
                {
                    return i;
                }

                found = found < 0 ? i : found;
                i = opener;
            }
        }

        return found;
    }

    public static bool IsAuxiliaryOnly(Line line, int i) => line.Tag(i + 1) is PennTag.VBN or PennTag.VBG
        && line.Lower(i) is "has" or "have" or "had" or "is" or "are" or "was" or "were";

    /// <summary>The relative pronoun or conjunction that opens the clause of this verb without a comma between; -1 where there is none.</summary>
    private static int Opener(Line line, int verb)
    {
        for (var i = verb - 1; i >= 0 && line.Tag(i) is not (PennTag.Comma or PennTag.Colon or PennTag.Stop); i--)
        {
            if (line.Tag(i) is PennTag.WP or PennTag.WDT or PennTag.WPS or PennTag.WRB
                || (line.Tag(i) == PennTag.IN && Words.IsSubordinator(line.Lower(i))))
            {
                return i;
            }

            if (IsFiniteVerb(line, i) && !IsAuxiliaryOnly(line, i))
            {
                return -1;
            }
        }

        return -1;
    }
}
