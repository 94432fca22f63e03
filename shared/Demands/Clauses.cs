using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Clauses that say what somebody shall do: "that Iran stop", "Wal-Mart stay out", "he be freed".</summary>
internal static class Clauses
{
    /// <param name="strict">Only what can be read as nothing but a wish: "insists that it is so" is none.</param>
    public static Frame? Wanted(Line line, int at, bool strict)
    {
        at = SkipAside(line, Contents.SkipAdverbs(line, at));
        var that = line.Lower(at) == "that" && line.Tag(at) is PennTag.IN or PennTag.WDT or PennTag.DT;
        return Read(line, that ? at + 1 : at, strict || !that, at, that);
    }

    /// <summary>"insisted in the same address that": what stands between the cue and "that".</summary>
    private static int SkipAside(Line line, int at)
    {
        var aside = line.Tag(at) == PennTag.IN ? NounPhrases.At(line, at + 1) : Words.IsTime(line.Lower(at)) ? NounPhrases.At(line, at) : null;
        return aside is not null && line.Lower(aside.Whole.End) == "that" ? aside.Whole.End : at;
    }

    /// <summary>A wish without "that": "demanding Wal-Mart stay out".</summary>
    public static Frame? Bare(Line line, int at) => Read(line, at, strict: true, at, that: false);

    private static Frame? Read(Line line, int start, bool strict, int cueEnd, bool that)
    {
        start = SkipTime(line, start);
        if (NounPhrases.At(line, start) is not { } subject)
        {
            return null;
        }

        if (VerbHidden(line, subject) is { } unmasked)
        {
            return Build(line, unmasked, unmasked.Whole.End, cueEnd);
        }

        var verb = VerbOf(line, subject, that);
        return verb >= 0 && IsWish(line, subject, verb, strict) ? Build(line, subject, verb, cueEnd) : null;
    }

    /// <summary>"that Beijing pressure Pyongyang", "that the board return to": a verb that the tagger took for the noun's head.</summary>
    public static NounPhrase? VerbHidden(Line line, NounPhrase subject)
    {
        var end = subject.Whole.End;
        var last = end - 1;
        return line.Tag(last) == PennTag.NN && last > subject.Core.Start && line.Tag(last - 1).IsNoun()
            && (Lexicon.CanBe(line.Lower(last), PennTag.VB) || line.Tag(end) is PennTag.DT or PennTag.PRPS)
            && (line.Tag(end) is PennTag.DT or PennTag.NNP or PennTag.PRPS or PennTag.PRP or PennTag.RP
            || (line.Tag(end) == PennTag.IN && line.Lower(end) is not ("of" or "for")))
            ? subject with { Core = new Stretch(subject.Core.Start, Math.Min(subject.Core.End, last)), Whole = new Stretch(subject.Whole.Start, last), Head = subject.Head == last ? last - 1 : subject.Head }
            : null;
    }

    /// <summary>"by Friday Iran stop": a time in front is no subject.</summary>
    private static int SkipTime(Line line, int start) =>
        line.Tag(start) is PennTag.IN && NounPhrases.At(line, start + 1) is { } time
            && line.Tag(time.Whole.End) == PennTag.Comma ? time.Whole.End + 1 : start;

    /// <summary>The first verb of the clause, over what hangs on its subject; -1 where there is none.</summary>
    private static int VerbOf(Line line, NounPhrase subject, bool that)
    {
        for (var i = subject.Core.End; i < line.Count && i - subject.Core.End < 20; i++)
        {
            if (line.Tag(i) is PennTag.VB or PennTag.VBZ or PennTag.VBP or PennTag.VBD or PennTag.MD)
            {
                return i;
            }

            if (line.Tag(i) is PennTag.Stop or PennTag.Colon or PennTag.Comma or PennTag.WP or PennTag.WDT or PennTag.WRB
                || (line.Lower(i) == "to" && line.Tag(i + 1) == PennTag.VB && (!that || Words.CanAct(subject))))
            {
                return -1;
            }

            i += line.Lower(i) == "to" && line.Tag(i + 1) == PennTag.VB ? 1 : 0;
        }

        return -1;
    }

    private static bool IsWish(Line line, NounPhrase subject, int verb, bool strict)
    {
        if (line.Tag(verb) == PennTag.MD)
        {
            return line.Lower(verb) is "must" or "should" or "shall";
        }

        if (line.Tag(verb) == PennTag.VB)
        {
            return true;
        }

        // "that forces leave" looks like a statement where the subject is plural; only a loose reading takes it.
        return line.Tag(verb) == PennTag.VBP
            && line.Lower(verb) is not ("are" or "have" or "do" or "'re" or "am" or "need" or "want" or "know" or "remain" or "show" or "support" or "believe" or "pose" or "say" or "mean" or "say")
            && (!subject.IsPlural || !strict || Words.CanAct(subject));
    }

    public static Frame Build(Line line, NounPhrase subject, int verb, int cueEnd)
    {
        var main = line.Tag(verb) == PennTag.MD ? Contents.SkipAdverbs(line, verb + 1) : verb;
        var passive = line.Lower(main) == "be";
        var own = Words.CanAct(subject) && !passive && subject.Whole.End <= verb;
        if (!own)
        {
            return new Frame(Contents.Of(line, subject.Core.Start, ContentKind.Clause, main), null, cueEnd);
        }

        var begin = line.Tag(verb) == PennTag.MD ? verb + 1 : FirstAfter(line, subject.Whole.End, verb);
        return new Frame(Contents.Of(line, begin, ContentKind.Clause, main), subject, cueEnd);
    }

    /// <summary>Adverbs before the verb belong to the content: "unconditionally and properly renounce".</summary>
    private static int FirstAfter(Line line, int subjectEnd, int verb)
    {
        for (var i = verb - 1; i >= subjectEnd; i--)
        {
            if (!(line.Tag(i).IsAdverb() || line.Tag(i) == PennTag.CC || line.Lower(i) == "not"))
            {
                return i + 1;
            }
        }

        return subjectEnd;
    }
}
