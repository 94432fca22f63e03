using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>"It stood by its demands. These include a rise and shorter shifts": the sentence before tells whose they are.</summary>
internal static class ListedDemands
{
    public static Finding? At(Line line, int token)
    {
        if (token != 1 || line.Lower(0) is not ("these" or "they" or "those") || line.Lower(1) is not ("include" or "included")
            || line.Before is not { } before || Named(before) is not (>= 0 and var noun) || NounDemands.Issuer(before, noun) is not { } issuer
            || Frames.Thing(line, token + 1) is not { Content.Words.IsEmpty: false } frame)
        {
            return null;
        }

        return new Finding
        {
            Line = line,
            Cue = token,
            CueWords = new Stretch(token, token + 1),
            Strength = StrengthOf(before.Lower(noun)),
            Content = frame.Content,
            Issuer = issuer,
            Addressee = frame.Addressee,
        };
    }

    private static int Named(Line line)
    {
        for (var i = line.Count - 1; i >= 0; i--)
        {
            if (line.Tag(i) == PennTag.NNS && line.Lower(i) is "demands" or "conditions" or "requests" or "points")
            {
                return i;
            }
        }

        return -1;
    }

    private static Strength StrengthOf(string noun) => noun switch
    {
        "conditions" => Strength.Condition,
        "requests" => Strength.Request,
        _ => Strength.Demand,
    };
}
