using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Whom a pronoun means: the last fitting actor, subjects first.</summary>
internal static class Antecedents
{
    private const int LinesBack = 4;
    private const int DeepestChain = 4;

    /// <param name="except">Whom it cannot mean: who asks is not who is asked.</param>
    public static NounPhrase? Of(NounPhrase pronoun, NounPhrase? except = null) => Of(pronoun, except, 0);

    private static NounPhrase? Of(NounPhrase pronoun, NounPhrase? except, int depth)
    {
        var key = (pronoun.Line, pronoun.Head, except?.Line, except?.Head ?? -1);
        var meant = pronoun.Line.Passage.Meant;
        if (!meant.TryGetValue(key, out var found))
        {
            meant[key] = found = Find(pronoun, except, depth);
        }

        return found;
    }

    private static NounPhrase? Find(NounPhrase pronoun, NounPhrase? except, int depth)
    {
        var line = pronoun.Line;
        var wanted = line.Lower(pronoun.Head);
        if (line.IsQuoted(pronoun.Head) && wanted is "we" or "i" or "us" or "me" or "our" or "my")
        {
            return Speakers.Of(line, pronoun.Head) is { } speaker && speaker.Head != pronoun.Head ? speaker : null;
        }

        return InLine(line, pronoun.Head, wanted, except, depth) ?? Earlier(line, wanted, except, depth);
    }

    private static NounPhrase? Earlier(Line line, string wanted, NounPhrase? except, int depth)
    {
        var steps = 0;
        for (var before = line.Before; before is not null && steps < LinesBack; before = before.Before, steps++)
        {
            if (InLine(before, before.Count, wanted, except, depth) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The first fitting phrase before the token that is a subject, else the first fitting phrase.</summary>
    private static NounPhrase? InLine(Line line, int limit, string wanted, NounPhrase? except, int depth)
    {
        NounPhrase? fallback = null;
        NounPhrase? single = null;
        var chain = depth < DeepestChain && limit == line.Count;
        for (var i = 0; i < limit; i++)
        {
            if (NounPhrases.At(line, i) is not { } phrase)
            {
                continue;
            }

            i = phrase.Core.End - 1;
            if (phrase.Head >= limit || IsSame(phrase, except))
            {
                continue;
            }

            if (chain && phrase.IsPronoun && IsSamePronoun(line.Lower(phrase.Head), wanted) && IsSubject(line, phrase))
            {
                // Only the first one of a line: it means whom the next ones mean.
                chain = false;
                if (Of(phrase, except, depth + 1) is { } chained)
                {
                    return chained;
                }
            }

            if (!Fits(phrase, wanted))
            {
                continue;
            }

            if (IsSubject(line, phrase))
            {
                if (wanted is not ("they" or "them" or "their") || IsMany(line, phrase))
                {
                    return phrase;
                }

                single ??= phrase;
                continue;
            }

            fallback ??= phrase;
        }

        return single is not null && (fallback is null || !IsMany(line, fallback)) ? single : fallback;
    }

    private static bool IsSame(NounPhrase phrase, NounPhrase? except) =>
        except is not null && ((phrase.Line == except.Line && phrase.Head == except.Head) || (!phrase.IsPronoun && !except.IsPronoun
            && Parties.NameOf(phrase) == Parties.NameOf(except)));

    private static bool IsSamePronoun(string one, string other) => Family(one) == Family(other) && Family(one) > 0;

    private static int Family(string pronoun) => pronoun switch
    {
        "he" or "him" or "his" => 1,
        "she" or "her" => 2,
        "they" or "them" or "their" => 3,
        "it" or "its" => 4,
        _ => 0,
    };

    private static bool IsMany(Line line, NounPhrase phrase) =>
        phrase.IsPlural || (line.Tag(phrase.Whole.End) == PennTag.CC && line.Lower(phrase.Whole.End) == "and"
            && NounPhrases.At(line, phrase.Whole.End + 1) is { } other && Words.CanAct(other)
            && !line.Tag(other.Whole.End).IsFinite() | line.Tag(phrase.Core.Start - 1) != PennTag.Comma);

    private static bool IsSubject(Line line, NounPhrase phrase)
    {
        var before = line.Tag(phrase.Core.Start - 1);
        if (before is PennTag.IN or PennTag.TO)
        {
            return false;
        }

        for (var i = phrase.Core.End; i < line.Count && i - phrase.Core.End < (phrase.Core.Start < 3 ? 25 : 12); i++)
        {
            if (line.Tag(i).IsFinite())
            {
                return true;
            }

            if (line.Tag(i) is PennTag.Stop or PennTag.VB || (line.Tag(i) == PennTag.VBG && phrase.Core.Start >= 3))
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
            "he" or "she" or "his" or "her" or "him" => name?.Type == EntityType.Person
                || (name is null or { Type: EntityType.Other }
                && (Words.IsPerson(head) || (phrase.Line.Tag(phrase.Head) == PennTag.NNP && !NameWords.IsCalendar(head)))),
            "they" or "their" or "them" => name?.Type != EntityType.Person
                && (phrase.IsPlural ? Words.CanAct(phrase) : Words.CanAct(phrase) && !Words.IsPerson(head)),
            "it" or "its" => !phrase.IsPlural && name?.Type != EntityType.Person && Words.CanAct(phrase) && !Words.IsPerson(head),
            _ => false,
        };
    }
}
