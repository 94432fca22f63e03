using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>"Open the books," the union told the airline.</summary>
internal static class ImperativeDemands
{
    private static readonly HashSet<string> Listeners = [.. Words.List("media"), "reporters", "correspondents", "cameras", "crowd", "court", "audience"];

    public static Finding? At(Line line, int token)
    {
        if (!Opens(line, token) || Close(line, token) is not (> 0 and var close) || NounPhrases.At(line, close + 1) is not { } speaker
            || line.Lower(speaker.Whole.End) is not ("told" or "tells")
            || NounPhrases.At(line, speaker.Whole.End + 1) is not { } asked || !Words.CanAct(asked) || Listeners.Contains(line.Lower(asked.Head)))
        {
            return null;
        }

        return new Finding
        {
            Line = line,
            Cue = speaker.Whole.End,
            CueWords = new Stretch(speaker.Whole.End, speaker.Whole.End + 1),
            Strength = Strength.Demand,
            Content = new Content(new Stretch(token, close - 1), ContentKind.Doing, token),
            Issuer = speaker,
            Addressee = asked,
        };
    }

    /// <summary>A bare verb that opens a quotation, except those by which one only asks for attention.</summary>
    private static bool Opens(Line line, int token) => line.Tag(token) == PennTag.VB && line.IsQuoted(token) && line.Tag(token - 1) == PennTag.Quote
        && line.Lower(token) is not ("let" or "look" or "think" or "imagine" or "thank" or "believe" or "see" or "remember" or "be" or "do" or "have");

    /// <summary>The closing mark behind a comma; -1 where the quotation ends otherwise.</summary>
    private static int Close(Line line, int token)
    {
        for (var i = token + 1; i < line.Count; i++)
        {
            if (line.Tag(i) == PennTag.Quote && !line.IsQuoted(i))
            {
                return line.Tag(i - 1) == PennTag.Comma ? i : -1;
            }
        }

        return -1;
    }
}
