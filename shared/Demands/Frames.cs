using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>What stands to the right of a cue, read as one of the things it may govern.</summary>
internal readonly record struct Frame(Content Content, NounPhrase? Addressee, int CueEnd);

internal static class Frames
{
    private const int LongestAddressee = 24;

    /// <summary>The first of the cue's patterns that fits; null where none does.</summary>
    public static Frame? Read(Line line, int cue, Cue pattern)
    {
        for (var i = 0; i < pattern.Tail.Count; i++)
        {
            if (line.Lower(cue + 1 + i) != pattern.Tail[i])
            {
                return null;
            }
        }

        foreach (var governs in pattern.Governs)
        {
            if (Read(line, cue + pattern.Tail.Count, pattern, governs) is { Content.Words.IsEmpty: false } frame)
            {
                return frame;
            }
        }

        return null;
    }

    private static Frame? Read(Line line, int cue, Cue pattern, Governs governs)
    {
        var next = cue + 1;
        return governs switch
        {
            Governs.ObjectTo => SomebodyTo(line, next, next, strict: pattern.Word is "want" or "order" or "require"),
            Governs.NotTo => SomebodyTo(line, next, next),
            Governs.ObjectFor => ObjectFor(line, next),
            Governs.Against => Against(line, next),
            Governs.ToFor => After(line, cue, "to") is { } at ? ObjectFor(line, at) : null,
            Governs.Action => Thing(line, Contents.SkipAdverbs(line, next)) is { } thing
                && (Coordination.IsActionAt(line, thing.Content.Words.Start) || IsSum(line, thing.Content.Words.Start)) ? thing : null,
            Governs.OnTo => After(line, cue, "on") is { } at ? SomebodyTo(line, at, at) : null,
            Governs.UponTo => After(line, cue, "upon") is { } at ? SomebodyTo(line, at, at) : null,
            Governs.ToTo => After(line, cue, "to") is { } at && line.Tag(at) != PennTag.VB ? SomebodyTo(line, at, at) : null,
            Governs.WithTo => After(line, cue, "with") is { } at ? SomebodyTo(line, at, at) : null,
            Governs.ForTo => After(line, cue, "for") is { } at ? SomebodyTo(line, at, at, strict: true) : null,
            Governs.That => Clauses.Wanted(line, next, strict: false),
            Governs.ThatDo => Clauses.Wanted(line, next, strict: true),
            Governs.For => After(line, cue, "for") is { } at ? Thing(line, at) : null,
            Governs.On => After(line, cue, "on") is { } at ? Thing(line, at) : null,
            Governs.Object => Thing(line, Contents.SkipAdverbs(line, next)),
            Governs.To => After(line, cue, "to") is { } at ? To(line, at - 1) : null,
            Governs.Include => Included(line, next),
            Governs.Is => Stated(line, next),
            _ => null,
        };
    }

    /// <summary>"seeks 2.8 million crowns in compensation".</summary>
    private static bool IsSum(Line line, int start) => line.Tag(start) is PennTag.CD or PennTag.Money
        && NounPhrases.At(line, start) is { } sum && line.Lower(sum.Whole.End) is "in" or "as" && Coordination.IsActionAt(line, sum.Whole.End + 1);

    /// <summary>The token behind a preposition that follows the cue at once or after a short aside ("called again on", "appeal by X for").</summary>
    private static int? After(Line line, int cue, string preposition)
    {
        var at = cue + 1;
        for (var steps = 0; steps < 8 && at < line.Count; steps++)
        {
            if (line.Lower(at) == preposition)
            {
                return at + 1;
            }

            if (line.Tag(at).IsAdverb() || Words.IsTime(line.Lower(at))
                || line.Lower(at) is "last" or "this" or "once" or "more" or "again")
            {
                at++;
            }
            else if (line.Tag(cue) is PennTag.NN or PennTag.NNS && line.Lower(at) is "by" or "from" or "to" or "on"
                && NounPhrases.At(line, at + 1) is { } aside)
            {
                at = aside.Whole.End;
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"Iran to stop": whoever stands before the infinitive is asked, what follows is the content.</summary>
    private static Frame? SomebodyTo(Line line, int start, int cueEnd, bool strict = false)
    {
        start = Contents.SkipAdverbs(line, start);
        if (NounPhrases.At(line, start) is not { } somebody || InfinitiveAfter(line, somebody) is not (>= 0 and var to))
        {
            return null;
        }

        var begin = line.Lower(to - 1) == "not" ? to - 1 : to + 1;
        if (line.Lower(to - 1) == "not")
        {
            return new Frame(Contents.Of(line, begin, ContentKind.Doing, VerbAfter(line, to + 1)), somebody, cueEnd);
        }

        var verb = VerbAfter(line, to + 1);
        var passive = line.Lower(verb) == "be" && line.Tag(Contents.SkipAdverbs(line, verb + 1)) is PennTag.VBN or PennTag.VBD;
        return strict && (passive || !Words.CanAct(somebody))
            ? new Frame(Contents.Of(line, somebody.Core.Start, ContentKind.Doing, verb), null, cueEnd)
            : new Frame(Contents.Of(line, begin, ContentKind.Doing, verb), somebody, cueEnd);
    }

    private static int VerbAfter(Line line, int at) => Contents.SkipAdverbs(line, line.Tag(at) == PennTag.Quote ? at + 1 : at);

    /// <summary>The "to" of the infinitive that the cue governs; -1 where something else comes first.</summary>
    private static int InfinitiveAfter(Line line, NounPhrase somebody)
    {
        for (var i = somebody.Core.End; i < line.Count && i - somebody.Core.End < LongestAddressee; i++)
        {
            if (line.Lower(i) == "to" && IsInfinitive(line, i + 1))
            {
                return i;
            }

            if (line.Tag(i) is PennTag.Stop or PennTag.Colon || line.Lower(i) is "that" or "but" or "if" or "because"
                || IsFinite(line, i, somebody.Core.End))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsInfinitive(Line line, int at)
    {
        var i = Contents.SkipAdverbs(line, at);
        return (line.Tag(i) is PennTag.NN or PennTag.JJ && Lexicon.CanBe(line.Lower(i), PennTag.VB)
            && line.Tag(i + 1) is PennTag.DT or PennTag.PRPS or PennTag.IN or PennTag.JJ or PennTag.NNP or PennTag.NNS or PennTag.PRP or PennTag.RP or PennTag.CD) || line.Tag(i) == PennTag.VB || (line.Tag(i) is PennTag.VBP && i == at) || (line.Tag(i) == PennTag.Quote && line.Tag(i + 1) is PennTag.VB or PennTag.VBP);
    }

    private static bool IsFinite(Line line, int i, int from)
    {
        if (!(line.Tag(i) is PennTag.VBD or PennTag.VBZ or PennTag.MD or PennTag.VBP))
        {
            return false;
        }

        for (var k = i; k >= from; k--)
        {
            if (line.Tag(k) is PennTag.WP or PennTag.WDT or PennTag.WPS)
            {
                return false;
            }
        }

        return true;
    }

    public static Frame? Thing(Line line, int start)
    {
        start = line.Tag(start) == PennTag.Quote ? start + 1 : start;
        if (Clauses.Bare(line, start) is { } clause)
        {
            return clause;
        }

        if (line.Tag(start) == PennTag.VBG)
        {
            return new Frame(Contents.Of(line, start, ContentKind.Doing, start), null, start);
        }

        if (NounPhrases.At(line, start) is not { } thing || thing.IsPronoun || line.Tag(thing.Head) == PennTag.DT)
        {
            return null;
        }

        var content = Contents.Of(line, start, ContentKind.Thing, -1);
        return GivenBy(line, content);
    }

    /// <summary>"cooperation from the passengers": whoever is to give it is asked.</summary>
    private static Frame GivenBy(Line line, Content content)
    {
        for (var i = content.Words.Start + 1; i < content.Words.End; i++)
        {
            if (line.Lower(i) is "from" or "of" && NounPhrases.At(line, i + 1) is { } giver
                && (giver.Whole.End >= content.Words.End || line.Tag(giver.Whole.End) is PennTag.CC
                || line.Lower(giver.Whole.End) is "along" or "to") && Words.CanAct(giver) && line.Lower(i) == "from"
                && !Contains(line, content.Words.Start, i, "withdrawal", "pullout", "removal", "return", "exit", "release", "departure", "evacuation", "independence", "expulsion", "protection"))
            {
                return new Frame(content with { Words = new Stretch(content.Words.Start, i) }, giver, content.Words.Start);
            }
        }

        return new Frame(content, null, content.Words.Start);
    }

    private static bool Contains(Line line, int start, int end, params ReadOnlySpan<string> words)
    {
        for (var i = start; i < end; i++)
        {
            if (words.Contains(line.Lower(i)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"asked Iran for information".</summary>
    private static Frame? ObjectFor(Line line, int at)
    {
        if (NounPhrases.At(line, at) is not { } somebody || !Words.CanAct(somebody))
        {
            return null;
        }

        var end = line.Tag(somebody.Whole.End) == PennTag.CC
            && NounPhrases.At(line, somebody.Whole.End + 1) is { } other ? other.Whole.End : somebody.Whole.End;
        while (line.Tag(end).IsAdverb() || line.Lower(end) is "once" or "more" or "as" or "well")
        {
            end++;
        }

        return line.Lower(end) == "for" && Thing(line, end + 1) is { } thing ? thing with { Addressee = somebody } : null;
    }

    /// <summary>"warned Iran against testing missiles".</summary>
    private static Frame? Against(Line line, int at)
    {
        var somebody = NounPhrases.At(line, at);
        var against = somebody?.Whole.End ?? at;
        if (line.Lower(against) != "against")
        {
            return null;
        }

        var actor = NounPhrases.At(line, against + 1);
        return actor is not null && line.Tag(actor.Whole.End) == PennTag.VBG && Words.CanAct(actor)
            ? new Frame(Contents.Of(line, actor.Whole.End, ContentKind.Doing, actor.Whole.End), actor, against + 1)
            : Thing(line, against + 1) is { } thing ? thing with { Addressee = somebody } : null;
    }

    private static Frame? To(Line line, int at) =>
        line.Lower(at) == "to" && IsInfinitive(line, at + 1)
            ? new Frame(Contents.Of(line, at + 1, ContentKind.Doing, VerbAfter(line, at + 1)), null, at)
            : null;

    /// <summary>"its demand is that they leave", "is the release of prisoners", "is to be heard".</summary>
    private static Frame? Stated(Line line, int at) =>
        line.Lower(at) is not ("is" or "are" or "was" or "were") ? null
            : line.Lower(at + 1) == "that" ? Clauses.Wanted(line, at + 1, strict: true)
            : line.Lower(at + 1) == "to" ? To(line, at + 1)
            : Coordination.IsActionAt(line, at + 1) ? Thing(line, at + 1)
            : null;

    private static Frame? Included(Line line, int at)
    {
        for (var i = at; i < line.Count && i - at < LongestAddressee; i++)
        {
            if (line.Lower(i) is "include" or "included" or "includes" or "including")
            {
                return Thing(line, i + 1);
            }

            if (line.Lower(i) is "revolve" or "revolved" or "centre" or "center" && line.Lower(i + 1) is "around" or "on")
            {
                var first = line.Lower(i + 2) is "issues" or "questions" && line.Lower(i + 3) == "of" ? i + 4 : i + 2;
                return Thing(line, first);
            }
        }

        return null;
    }
}
