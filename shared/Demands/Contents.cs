using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Where the content of a demand ends: before a reason, a source, an aside, or the next thing that is told.</summary>
internal static class Contents
{
    public static Content Of(Line line, int start, ContentKind kind, int verb)
    {
        var end = start;
        while (end < line.Count && !EndsAt(line, start, end, kind, verb))
        {
            end++;
        }

        return new Content(Trim(line, start, end), kind, verb);
    }

    private static bool EndsAt(Line line, int start, int i, ContentKind kind, int verb) => line.Tag(i) switch
    {
        PennTag.Stop => true,
        PennTag.Colon => line.Lower(i) != ";" || kind != ContentKind.Thing || i == start || !HasLaterConjunction(line, i + 1, kind),
        PennTag.Bracket => line.Lower(i) is ")" or "]",
        PennTag.Comma => i > start && !(kind == ContentKind.Thing && line.Tag(i - 1).IsAdjective() && HasNoNoun(line, start, i))
            && !GoesOnAfterComma(line, start, i, kind, verb),
        PennTag.CC => i > start
            && (IsConsequence(line, i) || StartsNewStatement(line, i + 1, kind, verb) || (kind == ContentKind.Thing && IsOtherDoing(line, i + 1))),
        PennTag.TO => kind == ContentKind.Thing && i > start && IsPurpose(line, i),
        PennTag.Quote => line.Tag(i - 1) is PennTag.Comma or PennTag.Stop,
        PennTag.IN => i > start && EndsAtPreposition(line, i),
        PennTag.VBG => i > start && line.Lower(i) is "saying" or "citing" or "following" or "adding",
        PennTag.VBD or PennTag.VBZ or PennTag.VBP or PennTag.MD => kind == ContentKind.Thing && i > start && IsOuterVerb(line, start, i),
        PennTag.JJ => line.Lower(i) == "due" && line.Lower(i + 1) == "to",
        PennTag.RB => line.Lower(i) is "ahead" && line.Lower(i + 1) == "of",
        _ => false,
    };

    /// <summary>"accept it or face sanctions": what follows otherwise is not asked for.</summary>
    private static bool IsConsequence(Line line, int conjunction) => line.Lower(conjunction) == "or"
        && line.Lower(conjunction + 1) is "face" or "risk" or "else" or "suffer" or "lose";

    /// <summary>"more democracy and to protest prices", "immediate delivery or wanting": the verb before goes on, not the thing.</summary>
    private static bool IsOtherDoing(Line line, int at) =>
        (line.Lower(at) == "to" && line.Tag(at + 1) == PennTag.VB)
            || (line.Tag(at) == PennTag.VBG && CueLexicon.Of(line.Lower(at)).Count > 0)
        || (line.Lower(at) == "or" && line.Lower(at + 1) == "else");

    /// <summary>"a strong, bipartisan vote": the comma stands between adjectives.</summary>
    private static bool HasNoNoun(Line line, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (line.Tag(i).IsNoun())
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPurpose(Line line, int to) => line.Lower(to + 1) is "help" or "ensure" or "prevent" or "avoid" or "protect" or "allow";

    private static bool EndsAtPreposition(Line line, int i) => line.Lower(i) switch
    {
        "after" or "because" or "amid" or "despite" or "although" or "though" or "whereas" or "citing" or "while" => true,
        "as" => StartsClause(line, i + 1),
        "in" when line.Lower(i + 1) is "order" or "response" or "retaliation" or "protest"
            && line.Lower(i + 2) is "to" or "for" or "against" or "over" => true,
        "since" => true,
        "in" => NounPhrases.At(line, i + 1) is { } place && line.Tag(i + 1) is PennTag.DT or PennTag.PRPS
            && Words.IsDocument(line.Lower(place.Head))
            && line.Lower(place.Head) is not ("talks" or "strike" or "campaign" or "conference"),
        "during" => line.Lower(i + 1) is "a" or "his" or "her" or "their" or "talks" or "an",
        _ => false,
    };

    private static bool StartsClause(Line line, int at) =>
        NounPhrases.At(line, at) is { } subject && line.Tag(subject.Whole.End).IsFinite();

    private static bool StartsNewStatement(Line line, int at, ContentKind kind, int verb)
    {
        var i = SkipAdverbs(line, at);
        var tag = line.Tag(i);
        if (tag is PennTag.VBD or PennTag.VBZ or PennTag.MD
            || (tag is PennTag.VBN && line.Tag(i - 1) is PennTag.CC && Words.IsSaying(line.Lower(i))) || line.Lower(i) is "has" or "have")
        {
            return kind != ContentKind.Clause || verb < 0 || line.Tag(verb) != tag || Words.IsSaying(line.Lower(i));
        }

        return kind != ContentKind.Clause && NounPhrases.At(line, i) is { } subject
            && line.Tag(SkipAdverbs(line, subject.Whole.End)) is PennTag.VBD or PennTag.VBZ or PennTag.MD or PennTag.VBP
            && NounPhrases.At(line, i) is not null;
    }

    public static int SkipAdverbs(Line line, int i)
    {
        while (line.Tag(i).IsAdverb() || line.Lower(i) is "not" or "also")
        {
            i++;
        }

        return i;
    }

    private static bool GoesOnAfterComma(Line line, int start, int comma, ContentKind kind, int verb)
    {
        var next = comma + 1;
        var conjunction = line.Tag(next) == PennTag.CC;
        var first = SkipAdverbs(line, conjunction ? next + 1 : next);
        if (line.Lower(first) is "including" && !conjunction)
        {
            return true;
        }

        if (line.Lower(first) == "to" && line.Tag(first + 1) == PennTag.VB)
        {
            return kind == ContentKind.Doing && (conjunction || HasLaterInfinitive(line, first));
        }

        if (kind != ContentKind.Thing
            && (line.Tag(first) == PennTag.VB || (kind == ContentKind.Clause && verb >= 0 && line.Tag(first) == line.Tag(verb))))
        {
            return conjunction || HasLaterConjunction(line, first, kind);
        }

        if (line.Lower(next) is "but" or "nor" || NounPhrases.At(line, first) is not { } phrase)
        {
            return false;
        }

        var after = line.Tag(SkipAdverbs(line, phrase.Whole.End));
        return !after.IsFinite() && (!Words.IsTime(line.Lower(phrase.Head)) || line.Lower(phrase.Core.End) == "of") && (conjunction || HasLaterConjunction(line, first, kind));
    }

    /// <summary>A comma continues a list only where "and" or "or" is still to come.</summary>
    private static bool HasLaterConjunction(Line line, int from, ContentKind kind)
    {
        for (var i = from; i < line.Count && line.Tag(i) is not (PennTag.Stop or PennTag.Quote); i++)
        {
            if (line.Tag(i) is PennTag.VBD or PennTag.VBZ or PennTag.MD or PennTag.WDT or PennTag.WP && kind != ContentKind.Clause
                && !IsInnerVerb(line, from, i))
            {
                return false;
            }

            if (line.Tag(i) == PennTag.CC)
            {
                return line.Lower(i) is "and" or "or" && (line.Tag(i - 1) == PennTag.Comma || i - from < 40);
            }
        }

        return false;
    }

    /// <summary>"to confirm it, to abandon that and to bar those": the list of infinitives goes on to its last.</summary>
    private static bool HasLaterInfinitive(Line line, int from)
    {
        for (var i = from; i < line.Count && line.Tag(i) is not (PennTag.Stop or PennTag.Quote); i++)
        {
            if (line.Tag(i) == PennTag.CC && line.Lower(i + 1) == "to" && line.Tag(i + 2) == PennTag.VB)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInnerVerb(Line line, int from, int i)
    {
        for (var k = i; k > from; k--)
        {
            if (line.Tag(k) is PennTag.WRB)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOuterVerb(Line line, int start, int i)
    {
        for (var k = i - 1; k > start; k--)
        {
            if (line.Tag(k) is PennTag.WP or PennTag.WDT or PennTag.WPS or PennTag.WRB || line.Lower(k) is "that"
                || (line.Tag(k) == PennTag.IN && Words.IsSubordinator(line.Lower(k))))
            {
                return false;
            }

            if (line.Tag(k) == PennTag.Comma)
            {
                break;
            }
        }

        // "reparations Ukraine might seek": a clause that leans on the noun before it.
        return !(line.Tag(i - 1) is PennTag.PRP || (line.Tag(i - 1).IsName() && line.Tag(i - 2).IsNoun()));
    }

    private static Stretch Trim(Line line, int start, int end)
    {
        while (start < end && (line.Tag(start) is PennTag.Quote or PennTag.Comma or PennTag.Colon))
        {
            start++;
        }

        while (end > start && (line.Tag(end - 1) is PennTag.Quote or PennTag.Comma or PennTag.CC or PennTag.Colon
            || line.Lower(end - 1) is "both" or "also"))
        {
            end--;
        }

        return new Stretch(start, end);
    }
}
