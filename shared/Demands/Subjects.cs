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
            _ when NounPhrases.Before(line, left + 1) is { } inner && line.Tag(inner.Core.Start - 1) == PennTag.NN
                && Responses.CanBeAnswered(line.Lower(inner.Core.Start - 1)) => inner,
            PennTag.CC => OfJoined(line, verb, left, depth),
            PennTag.WP or PennTag.WDT => Antecedent(line, left),
            _ when line.Lower(left) == "that" && line.Tag(left - 1).IsNoun() && line.Tag(left) != PennTag.DT
                && line.Tag(verb).IsFinite() => Antecedent(line, left),
            _ => Clip(ClauseStart.LeftOf(line, group.Start), group.Start),
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
        var governor = Verbs.VerbLeft(line, group.Start);
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
        if (before == PennTag.IN && Verbs.VerbLeft(line, left) < 0)
        {
            return RightOf(line, verb, depth);
        }

        if ((before.IsNoun() || before == PennTag.PRP) && !Words.IsTime(line.Lower(left)) && NounPhrases.Before(line, left + 1) is { } near
            && Words.CanAct(near)
            && !Words.IsDocument(line.Lower(near.Head))
            && !(line.Tag(near.Core.Start - 1) is PennTag.IN or PennTag.TO && IsWriting(line, near.Core.Start))
            && !(line.Tag(near.Core.Start - 1) == PennTag.IN
            && line.Lower(near.Core.Start - 1) is "in" or "at" or "on" or "through" or "outside" or "near" or "as"))
        {
            return near;
        }

        if (before == PennTag.CC && Verbs.VerbLeft(line, left) is >= 0 and var joined && line.Tag(joined) == PennTag.VBG)
        {
            return Of(line, joined, depth + 1);
        }

        var main = Verbs.MainVerbLeft(line, left);
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
            if (!Verbs.IsFiniteVerb(line, i) || IsAside(line, i))
            {
                continue;
            }

            nearest = nearest < 0 ? i : nearest;
            if (Words.IsSaying(line.Lower(i)) && Verbs.SameForm(line, i, verb))
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

        return ClauseStart.IsParenthesis(line, start, verb + 1);
    }

    private static NounPhrase? Antecedent(Line line, int relative)
    {
        var end = relative;
        while (end > 0 && (line.Tag(end - 1) is PennTag.Comma or PennTag.IN or PennTag.Quote))
        {
            end--;
        }

        var near = NounPhrases.Before(line, end);
        return line.Lower(relative) == "who" && near is not null && IsPlaceLike(near)
            && line.Tag(near.Core.Start - 1) == PennTag.IN ? NounPhrases.Before(line, near.Core.Start - 1) ?? near : near;
    }

    private static bool IsPlaceLike(NounPhrase phrase) =>
        phrase.Line.Lower(phrase.Head) is "state" or "states" or "country" or "countries" or "city" or "town" or "region"
            || phrase.Name?.Type == NewsPipeline.Contracts.EntityType.Location;
}
