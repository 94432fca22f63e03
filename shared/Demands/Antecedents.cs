using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Whom a pronoun means: the last fitting actor, subjects first.</summary>
internal static class Antecedents
{
    private const int LinesBack = 4;

    public static NounPhrase? Of(NounPhrase pronoun)
    {
        var line = pronoun.Line;
        var wanted = line.Lower(pronoun.Head);
        if (line.IsQuoted(pronoun.Head) && wanted is "we" or "i" or "us" or "me" or "our" or "my")
        {
            return Speakers.Of(line, pronoun.Head) is { } speaker && speaker.Head != pronoun.Head ? speaker : null;
        }

        return InLine(line, pronoun.Head, wanted) ?? Earlier(line, wanted);
    }

    private static NounPhrase? Earlier(Line line, string wanted)
    {
        var steps = 0;
        for (var before = line.Before; before is not null && steps < LinesBack; before = before.Before, steps++)
        {
            if (InLine(before, before.Count, wanted) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The first fitting phrase before the token that is a subject, else the first fitting phrase.</summary>
    private static NounPhrase? InLine(Line line, int limit, string wanted)
    {
        NounPhrase? fallback = null;
        for (var i = 0; i < limit; i++)
        {
            if (NounPhrases.At(line, i) is not { } phrase)
            {
                continue;
            }

            i = phrase.Core.End - 1;
            if (phrase.Head >= limit || !Fits(phrase, wanted))
            {
                continue;
            }

            if (IsSubject(line, phrase))
            {
                return phrase;
            }

            fallback ??= phrase;
        }

        return fallback;
    }

    private static bool IsSubject(Line line, NounPhrase phrase)
    {
        var before = line.Tag(phrase.Core.Start - 1);
        if (before is PennTag.IN or PennTag.TO)
        {
            return false;
        }

        for (var i = phrase.Core.End; i < line.Count && i - phrase.Core.End < 12; i++)
        {
            if (line.Tag(i).IsFinite())
            {
                return true;
            }

            if (line.Tag(i) is PennTag.Stop or PennTag.VB or PennTag.VBG)
            {
                return false;
            }
        }

        return false;
    }

    private static bool Fits(NounPhrase phrase, string wanted)
    {
        var head = phrase.Line.Lower(phrase.Head);
        var name = phrase.Name;
        return wanted switch
        {
            _ when phrase.IsPronoun => false,
            "he" or "she" or "his" or "her" or "him" => name?.Type == EntityType.Person || (name is null or { Type: EntityType.Other } && (Words.IsPerson(head) || (phrase.Line.Tag(phrase.Head) == PennTag.NNP && !NameWords.IsCalendar(head)))),
            "they" or "their" or "them" => name?.Type != EntityType.Person && (phrase.IsPlural ? Words.CanAct(phrase) : Words.CanAct(phrase) && !Words.IsPerson(head)),
            "it" or "its" => !phrase.IsPlural && name?.Type != EntityType.Person && Words.CanAct(phrase) && !Words.IsPerson(head),
            _ => false,
        };
    }
}
