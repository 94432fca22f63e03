using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>"the eleven-hour rule that staff had demanded", "a mission requested by both sides": the content stands before the cue.</summary>
internal static class RelativeDemands
{
    public static Finding? At(Line line, int token, Cue cue)
    {
        if (!cue.IsVerb || cue.Word is not ("demand" or "request" or "seek" or "ask" or "call")
            || !(line.Tag(token) is PennTag.VBD or PennTag.VBN || IsProgressive(line, token)))
        {
            return null;
        }

        var end = token + 1;
        if (cue.Word is "ask" or "call" && line.Lower(end++) != "for")
        {
            return null;
        }

        return line.Lower(end) == "by" && line.Tag(token - 1) is not PennTag.MD ? ByWhom(line, token, cue, NounPhrases.At(line, end + 1))
            : line.Tag(end) is PennTag.Stop or PennTag.Comma or PennTag.CC
                || line.Lower(end) is "in" or "earlier" ? AsWanted(line, token, cue)
            : null;
    }

    /// <summary>"the sirens that the town had been asking for".</summary>
    private static bool IsProgressive(Line line, int token) => line.Tag(token) == PennTag.VBG && VerbGroup.Around(line, token).Start < token;

    private static Finding? ByWhom(Line line, int token, Cue cue, NounPhrase? issuer)
    {
        var end = line.Tag(token - 1) == PennTag.Comma ? token - 1 : line.Lower(token - 1) == "as" ? token - 2 : token;
        return issuer is null || !Words.CanAct(issuer) || VerbGroup.Around(line, token).Start < token
            || NounPhrases.Before(line, end) is not { } thing ? null : Build(line, token, cue, thing.Core.Start, end, issuer);
    }

    private static Finding? AsWanted(Line line, int token, Cue cue)
    {
        var group = VerbGroup.Around(line, token);
        if (group.IsPassive || NounPhrases.Before(line, group.Start) is not { } subject || !Words.CanAct(subject))
        {
            return null;
        }

        var end = line.Lower(subject.Core.Start - 1) is "that" or "which" ? subject.Core.Start - 1 : subject.Core.Start;
        end = line.Tag(end - 1) == PennTag.Comma ? end - 1 : end;
        return line.Tag(end - 1).IsNoun() && NounPhrases.Before(line, end) is { } thing && !Words.CanAct(thing)
            && !Words.IsTime(line.Lower(thing.Head)) ? Build(line, token, cue, thing.Core.Start, end, subject) : null;
    }

    private static Finding? Build(Line line, int token, Cue cue, int start, int end, NounPhrase issuer) => new()
    {
        Line = line,
        Cue = token,
        CueWords = new Stretch(token, token + 1),
        Strength = cue.Strength == Strength.Urge ? Strength.Urge : cue.Strength,
        Content = new Content(new Stretch(start, end), ContentKind.Thing, -1),
        Issuer = issuer,
        Negated = Negation.Of(line, token),
    };
}
