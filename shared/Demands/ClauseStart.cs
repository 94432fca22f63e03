using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Walks left from a finite verb, over asides and appositions, to the phrase that opens its clause.</summary>
internal static class ClauseStart
{
    /// <summary>Walks left over the comma-parted pieces before a finite verb to the phrase that opens its clause.</summary>
    public static NounPhrase? LeftOf(Line line, int end)
    {
        NounPhrase? found = null;
        for (var stop = end; stop > 0;)
        {
            var start = PieceStart(line, stop);
            var (subject, closed, byOpener) = Piece(line, start, stop);
            if (found is not null && closed)
            {
                // "that X, president of Y, called": X opens the clause and Y's president only explains it.
                return subject is { } first && byOpener && first.Whole.End == stop && stop < end ? first : found;
            }

            found = subject ?? found;
            if (closed || start == 0 || line.Tag(start - 1) != PennTag.Comma)
            {
                return found;
            }

            stop = start - 1;
        }

        return found;
    }

    private static int PieceStart(Line line, int stop)
    {
        var i = stop - 1;
        while (i >= 0 && line.Tag(i) is not (PennTag.Comma or PennTag.Colon or PennTag.Stop) && !IsOuterQuote(line, i))
        {
            i--;
        }

        return i + 1;
    }

    private static bool IsOuterQuote(Line line, int i) =>
        line.Tag(i) == PennTag.Quote && !(line.Tag(i + 1).IsNoun() || line.Tag(i + 1).IsAdjective() || line.Tag(i - 1).IsNoun())
            || (line.Tag(i) == PennTag.Quote && line.Tag(i - 1) is PennTag.Comma or PennTag.Stop);

    /// <summary>The subject that a piece offers, and whether nothing further left can belong to the clause.</summary>
    private static (NounPhrase? Subject, bool Closed, bool ByOpener) Piece(Line line, int start, int stop)
    {
        if (IsParenthesis(line, start, stop)
            || (start > 0 && line.Tag(start) is PennTag.VBD or PennTag.VBZ && stop < line.Count && line.Tag(stop) == PennTag.Comma))
        {
            return (null, false, false);
        }

        var opener = start;
        var (closed, byOpener) = (false, false);
        for (var i = start; i < stop; i++)
        {
            if (line.Tag(i) is PennTag.WP or PennTag.WDT && line.Lower(i) is not "who" && NounPhrases.At(line, i + 1) is { } inner
                && Contents.SkipAdverbs(line, inner.Whole.End) >= stop)
            {
                // "a demand that Serbs strongly oppose": the clause has a subject of its own.
                return (inner, true, true);
            }

            if (line.Tag(i) is PennTag.WP or PennTag.WDT or PennTag.WPS)
            {
                return i == start || line.Tag(i - 1) == PennTag.IN ? (null, false, false) : (LeftPart(line, opener, i), closed, byOpener);
            }

            if (IsClauseOpener(line, i))
            {
                (opener, closed, byOpener) = (i + 1, true, true);
            }
            else if (Verbs.IsFiniteVerb(line, i) && !Verbs.IsAuxiliaryOnly(line, i))
            {
                (opener, closed, byOpener) = (AfterVerb(line, i), true, false);
            }
            else if (line.Tag(i) == PennTag.CC && closed)
            {
                opener = i + 1;
            }
        }

        return (LeftPart(line, opener, stop), closed, byOpener);
    }

    /// <summary>", she said,": an aside between commas.</summary>
    public static bool IsParenthesis(Line line, int start, int stop) =>
        start > 0 && line.Tag(stop) == PennTag.Comma && stop - start is > 1 and < 6 && Words.IsSaying(line.Lower(stop - 1))
            && NounPhrases.At(line, start) is { } who && who.Whole.End == stop - 1;

    private static bool IsClauseOpener(Line line, int i) =>
        (line.Lower(i) == "that" && line.Tag(i) == PennTag.IN) || line.Tag(i) == PennTag.WRB
        || (line.Tag(i) == PennTag.IN && Words.IsSubordinator(line.Lower(i))
        && line.Lower(i) is not ("as" or "after" or "before" or "since" or "until" or "like"))
        || (line.Tag(i) == PennTag.CC && i > 0 && line.Tag(i - 1) == PennTag.Comma)
        || (line.Tag(i) == PennTag.CC && line.Lower(i) is "but");

    private static int AfterVerb(Line line, int verb)
    {
        var i = verb + 1;
        if (line.Lower(verb) is "told" or "tells" or "tell" or "telling" or "reminded" or "informed"
            && NounPhrases.At(line, i) is { } listener)
        {
            i = listener.Whole.End;
        }

        return i;
    }

    private static NounPhrase? LeftPart(Line line, int start, int stop)
    {
        var i = start;
        while (i < stop)
        {
            if (line.Tag(i) is PennTag.IN or PennTag.TO && line.Lower(i) is not "than" && NounPhrases.At(line, i + 1) is { } inPreposition)
            {
                if (Words.IsSubordinator(line.Lower(i)) && inPreposition.Whole.End >= stop)
                {
                    return inPreposition;
                }

                // "According to officials": a source, not the subject; "In Malaysia an association": skipped.
                i = inPreposition.Whole.End;
                continue;
            }

            if (NounPhrases.At(line, i) is { } phrase)
            {
                if (!Words.IsTime(line.Lower(phrase.Head)) || phrase.Whole.End >= stop && phrase.Core.Length > 1
                    && !NameWords.IsCalendar(line.Lower(phrase.Head))
                    && line.Lower(phrase.Core.Start) is not ("last" or "this" or "earlier" or "late" or "next"))
                {
                    return phrase;
                }

                i = phrase.Core.End;
                continue;
            }

            if (line.Tag(i) == PennTag.VBG && i == start && NounPhrases.At(line, i + 1) is { } visitor && visitor.Whole.End >= stop)
            {
                return visitor;
            }

            if (line.Tag(i) == PennTag.VBG || (line.Tag(i) == PennTag.VBN && i == start))
            {
                return null;
            }

            i++;
        }

        return null;
    }
}
