using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>"Gave the company until Thursday to pay", "has given the settlers one week to leave".</summary>
internal static class DeadlineDemands
{
    private const int LongestTime = 8;

    public static Finding? At(Line line, int token)
    {
        if (line.Lower(token) is "have" or "has" or "had" && line.Lower(token + 1) == "until")
        {
            return HasUntil(line, token);
        }

        if (!(line.Tag(token).IsVerb() && line.Lower(token) is "give" or "gave" or "given" or "giving" or "gives")
            || NounPhrases.At(line, token + 1) is not { } somebody)
        {
            return null;
        }

        var to = InfinitiveBehindTime(line, somebody.Core.End);
        if (to < 0)
        {
            return null;
        }

        return new Finding
        {
            Line = line,
            Cue = token,
            CueWords = new Stretch(token, token + 1),
            Strength = Strength.Ultimatum,
            Content = Contents.Of(line, to + 1, ContentKind.Doing, Contents.SkipAdverbs(line, to + 1)),
            Issuer = VerbGroup.Around(line, token).IsPassive ? null : Subjects.Of(line, token),
            Addressee = somebody,
            Negated = Negation.Of(line, token),
        };
    }

    /// <summary>"the employers have until Thursday to answer".</summary>
    private static Finding? HasUntil(Line line, int token)
    {
        var to = InfinitiveBehindTime(line, token + 1);
        return to < 0 || Subjects.Of(line, token) is not { } asked ? null : new Finding
        {
            Line = line,
            Cue = token,
            CueWords = new Stretch(token, token + 2),
            Strength = Strength.Ultimatum,
            Content = Contents.Of(line, to + 1, ContentKind.Doing, Contents.SkipAdverbs(line, to + 1)),
            Issuer = Speakers.Of(line, token) is { } speaker && speaker.Head != asked.Head ? speaker : null,
            Addressee = asked,
        };
    }

    /// <summary>The "to" behind a stretch that names a time; -1 where there is none.</summary>
    private static int InfinitiveBehindTime(Line line, int from)
    {
        var time = false;
        for (var i = from; i < line.Count && i - from < LongestTime; i++)
        {
            time |= line.Lower(i) is "until" or "deadline" or "ultimatum" or "days" or "hours" or "weeks" or "week" or "months" or "month";
            if (line.Lower(i) == "to" && line.Tag(i + 1) == PennTag.VB)
            {
                return time ? i : -1;
            }
        }

        return -1;
    }
}
