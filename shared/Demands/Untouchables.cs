using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>"Consider the annexation as non-negotiable", "the embargo is not negotiable": what somebody will not give up.</summary>
internal static class Untouchables
{
    public static Finding? At(Line line, int token)
    {
        var length = line.Lower(token) == "non-negotiable" ? 1 : line.Lower(token) == "not"
            && line.Lower(token + 1) is "negotiable" ? 2 : 0;
        return length == 0 ? null : Considered(line, token, length) ?? Stated(line, token, length);
    }

    /// <summary>"They consider X (as) non-negotiable".</summary>
    private static Finding? Considered(Line line, int token, int length)
    {
        for (var i = token - 1; i >= 0; i--)
        {
            if (line.Lower(i) is "consider" or "considers" or "considered" or "regard" or "regards" or "regarded" or "calls" or "called" or "described" or "describes")
            {
                var end = line.Lower(token - 1) == "as" ? token - 1 : token;
                return end <= i + 1 || Subjects.Of(line, i) is not { } issuer ? null : Build(line, token, length, new Stretch(i + 1, end), issuer);
            }
        }

        return null;
    }

    /// <summary>"X is non-negotiable, she said".</summary>
    private static Finding? Stated(Line line, int token, int length)
    {
        var verb = token - 1;
        return line.Tag(verb).IsFinite() && Subjects.Of(line, verb) is { } what && what.Line == line
            && Speakers.Of(line, token) is { } speaker && speaker.Head != what.Head
            ? Build(line, token, length, new Stretch(what.Core.Start, verb), speaker)
            : null;
    }

    private static Finding Build(Line line, int token, int length, Stretch what, NounPhrase issuer) => new()
    {
        Line = line,
        Cue = token,
        CueWords = new Stretch(token, token + length),
        Strength = Strength.Insist,
        Content = new Content(what, ContentKind.Thing, -1),
        Issuer = issuer,
    };
}
