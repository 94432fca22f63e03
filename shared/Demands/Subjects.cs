using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Finds who does what a verb says, from the shape of the sentence to the left of it.</summary>
internal static class Subjects
{
    private const int DeepestChain = 5;

    /// <summary>Null where the sentence names nobody.</summary>
    public static NounPhrase? Of(Line line, int verb) => line.SubjectOf(verb, static (line, verb) => Of(line, verb, 0));

    private static NounPhrase? Of(Line line, int verb, int depth)
    {
        if (depth > DeepestChain)
        {
            return null;
        }

        var group = VerbGroup.Around(line, verb);
        var left = SkipBack(line, group.Start - 1);
        if (group.IsInfinitive)
        {
            return OfInfinitive(line, group, depth);
        }

        if (group.Start == verb && line.Tag(verb) == PennTag.VBG)
        {
            return OfParticiple(line, verb, left, depth);
        }

        return line.Tag(left) switch
        {
            PennTag.CC => OfJoined(line, verb, left, depth),
            PennTag.WP or PennTag.WDT => Antecedent(line, left),
            _ when line.Lower(left) == "that" && line.Tag(left - 1).IsNoun() && line.Tag(left) != PennTag.DT && line.Tag(verb).IsFinite() => Antecedent(line, left),
            _ => Clip(LeftOf(line, group.Start), group.Start),
        };
    }

    /// <summary>"Moscow demands": where the tagger took the verb for the noun's head, the phrase ends before it.</summary>
    private static NounPhrase? Clip(NounPhrase? phrase, int end) =>
        phrase is null || phrase.Core.End <= end || phrase.Core.Start >= end ? phrase
            : phrase with { Core = new(phrase.Core.Start, end), Whole = new(phrase.Core.Start, end), Head = end - 1 };

    private static int SkipBack(Line line, int i)
    {
        while (i >= 0 && (line.Tag(i).IsAdverb() || (line.Tag(i) == PennTag.Comma && line.Tag(i - 1) == PennTag.CC)))
        {
            i--;
        }

        return i;
    }

    private static NounPhrase? OfInfinitive(Line line, VerbGroup group, int depth)
    {
        var governor = VerbLeft(line, group.Start);
        if (governor < 0)
        {
            // "To demand higher pay, drivers marched": the subject follows.
            return RightOf(line, group.Verb, depth);
        }

        if (ObjectControl(line, governor) && NounPhrases.At(line, governor + 1) is { } told && told.Whole.End <= group.Start)
        {
            return told;
        }

        return Of(line, governor, depth + 1);
    }

    private static bool ObjectControl(Line line, int verb) => line.Lower(verb) is
        "urged" or "urging" or "urges" or "asked" or "asking" or "asks" or "told" or "ordered" or "forced" or "wants" or "want" or "allowed" or "allow" or "persuaded" or "convince" or "prompted" or "prompting" or "led" or "pressed" or "enable" or "invited";

    private static NounPhrase? OfParticiple(Line line, int verb, int left, int depth)
    {
        var before = line.Tag(left);
        if (before == PennTag.IN && VerbLeft(line, left) < 0)
        {
            return RightOf(line, verb, depth);
        }

        if ((before.IsNoun() || before == PennTag.PRP) && !Words.IsTime(line.Lower(left)) && NounPhrases.Before(line, left + 1) is { } near && Words.CanAct(near)
            && !Words.IsDocument(line.Lower(near.Head)) && !(line.Tag(near.Core.Start - 1) is PennTag.IN or PennTag.TO && IsWriting(line, near.Core.Start)) && !(line.Tag(near.Core.Start - 1) == PennTag.IN && line.Lower(near.Core.Start - 1) is "in" or "at" or "on" or "through" or "outside" or "near" or "as"))
        {
            return near;
        }

        if (before == PennTag.CC && VerbLeft(line, left) is >= 0 and var joined && line.Tag(joined) == PennTag.VBG)
        {
            return Of(line, joined, depth + 1);
        }

        var main = MainVerbLeft(line, left);
        return main >= 0 ? Of(line, main, depth + 1) : RightOf(line, verb, depth);
    }

    /// <summary>"have written to lawmakers urging them": the writers urge.</summary>
    private static bool IsWriting(Line line, int phrase)
    {
        for (var i = phrase - 1; i >= 0 && phrase - i < 6; i--)
        {
            if (line.Lower(i) is "written" or "wrote" or "write" or "writing" or "letter" or "letters" or "sent" or "message" or "speaking" or "spoke")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"In addition to urging restraint, the union called ...": what follows the comma.</summary>
    private static NounPhrase? RightOf(Line line, int verb, int depth)
    {
        for (var i = verb; i < line.Count; i++)
        {
            if (line.Tag(i) == PennTag.Comma && NounPhrases.At(line, i + 1) is { } phrase && depth == 0)
            {
                return phrase;
            }
        }

        return null;
    }

    private static NounPhrase? OfJoined(Line line, int verb, int conjunction, int depth)
    {
        var partner = JoinedVerb(line, verb, conjunction);
        return partner < 0 ? null : Of(line, partner, depth + 1);
    }

    /// <summary>"said the talks failed and urged": of the verbs on the left, one that speaks and stands in the same form.</summary>
    private static int JoinedVerb(Line line, int verb, int conjunction)
    {
        var nearest = -1;
        for (var i = conjunction - 1; i >= 0; i--)
        {
            if (!IsFiniteVerb(line, i) || IsAside(line, i))
            {
                continue;
            }

            nearest = nearest < 0 ? i : nearest;
            if (Words.IsSaying(line.Lower(i)) && SameForm(line, i, verb))
            {
                return i;
            }
        }

        return nearest;
    }

    private static bool IsAside(Line line, int verb)
    {
        var start = verb;
        while (start > 0 && line.Tag(start - 1) != PennTag.Comma)
        {
            start--;
        }

        return IsParenthesis(line, start, verb + 1);
    }

    private static bool SameForm(Line line, int left, int right)
    {
        var (a, b) = (line.Tag(left), line.Tag(right));
        return a == b || (a is PennTag.VBD or PennTag.VBN && b is PennTag.VBD or PennTag.VBN) || (a is PennTag.VBZ or PennTag.VBP && b is PennTag.VBZ or PennTag.VBP or PennTag.VBN);
    }

    private static bool IsFiniteVerb(Line line, int i)
    {
        var tag = line.Tag(i);
        return tag is PennTag.VBD or PennTag.VBZ or PennTag.VBP || (tag is PennTag.VBN or PennTag.VB or PennTag.VBG && VerbGroup.Around(line, i) is { IsInfinitive: false, IsFinite: true } group && group.Start < i);
    }

    private static int VerbLeft(Line line, int from)
    {
        for (var i = from - 1; i >= 0; i--)
        {
            if (line.Tag(i).IsVerb() && line.Tag(i + 1) is not (PennTag.NN or PennTag.NNS) | line.Tag(i) is not (PennTag.VBN or PennTag.VBG) | line.Tag(i - 1).IsVerb())
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
    private static int MainVerbLeft(Line line, int from)
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

    private static bool IsAuxiliaryOnly(Line line, int i) => line.Tag(i + 1) is PennTag.VBN or PennTag.VBG && line.Lower(i) is "has" or "have" or "had" or "is" or "are" or "was" or "were";

    /// <summary>The relative pronoun or conjunction that opens the clause of this verb without a comma between; -1 where there is none.</summary>
    private static int Opener(Line line, int verb)
    {
        for (var i = verb - 1; i >= 0 && line.Tag(i) is not (PennTag.Comma or PennTag.Colon or PennTag.Stop); i--)
        {
            if (line.Tag(i) is PennTag.WP or PennTag.WDT or PennTag.WPS or PennTag.WRB || (line.Tag(i) == PennTag.IN && Words.IsSubordinator(line.Lower(i))))
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

    private static NounPhrase? Antecedent(Line line, int relative)
    {
        var end = relative;
        while (end > 0 && (line.Tag(end - 1) is PennTag.Comma or PennTag.IN or PennTag.Quote))
        {
            end--;
        }

        var near = NounPhrases.Before(line, end);
        return line.Lower(relative) == "who" && near is not null && IsPlaceLike(near) && line.Tag(near.Core.Start - 1) == PennTag.IN ? NounPhrases.Before(line, near.Core.Start - 1) ?? near : near;
    }

    private static bool IsPlaceLike(NounPhrase phrase) =>
        phrase.Line.Lower(phrase.Head) is "state" or "states" or "country" or "countries" or "city" or "town" or "region" || phrase.Name?.Type == NewsPipeline.Contracts.EntityType.Location;

    /// <summary>Walks left over the comma-parted pieces before a finite verb to the phrase that opens its clause.</summary>
    private static NounPhrase? LeftOf(Line line, int end)
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
        line.Tag(i) == PennTag.Quote && !(line.Tag(i + 1).IsNoun() || line.Tag(i + 1).IsAdjective() || line.Tag(i - 1).IsNoun()) || (line.Tag(i) == PennTag.Quote && line.Tag(i - 1) is PennTag.Comma or PennTag.Stop);

    /// <summary>The subject that a piece offers, and whether nothing further left can belong to the clause.</summary>
    private static (NounPhrase? Subject, bool Closed, bool ByOpener) Piece(Line line, int start, int stop)
    {
        if (IsParenthesis(line, start, stop) || (start > 0 && line.Tag(start) is PennTag.VBD or PennTag.VBZ && stop < line.Count && line.Tag(stop) == PennTag.Comma))
        {
            return (null, false, false);
        }

        var opener = start;
        var (closed, byOpener) = (false, false);
        for (var i = start; i < stop; i++)
        {
            if (line.Tag(i) is PennTag.WP or PennTag.WDT or PennTag.WPS)
            {
                return i == start || line.Tag(i - 1) == PennTag.IN ? (null, false, false) : (LeftPart(line, opener, i), closed, byOpener);
            }

            if (IsClauseOpener(line, i))
            {
                (opener, closed, byOpener) = (i + 1, true, true);
            }
            else if (IsFiniteVerb(line, i) && !IsAuxiliaryOnly(line, i))
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
    private static bool IsParenthesis(Line line, int start, int stop) =>
        start > 0 && line.Tag(stop) == PennTag.Comma && stop - start is > 1 and < 6 && Words.IsSaying(line.Lower(stop - 1)) && NounPhrases.At(line, start) is { } who && who.Whole.End == stop - 1;

    private static bool IsClauseOpener(Line line, int i) =>
        (line.Lower(i) == "that" && line.Tag(i) == PennTag.IN) || line.Tag(i) == PennTag.WRB
        || (line.Tag(i) == PennTag.IN && Words.IsSubordinator(line.Lower(i)) && line.Lower(i) is not ("as" or "after" or "before" or "since" or "until" or "like"))
        || (line.Tag(i) == PennTag.CC && i > 0 && line.Tag(i - 1) == PennTag.Comma)
        || (line.Tag(i) == PennTag.CC && line.Lower(i) is "but");

    private static int AfterVerb(Line line, int verb)
    {
        var i = verb + 1;
        if (line.Lower(verb) is "told" or "tells" or "tell" or "telling" or "reminded" or "informed" && NounPhrases.At(line, i) is { } listener)
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
                if (!Words.IsTime(line.Lower(phrase.Head)) || phrase.Whole.End >= stop && phrase.Core.Length > 1 && !NameWords.IsCalendar(line.Lower(phrase.Head)) && line.Lower(phrase.Core.Start) is not ("last" or "this" or "earlier" or "late" or "next"))
                {
                    return phrase;
                }

                i = phrase.Core.End;
                continue;
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
