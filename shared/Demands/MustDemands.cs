using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>"Must" and "has to" in somebody's mouth.</summary>
internal static class MustDemands
{
    public static Finding? At(Line line, int token)
    {
        if (!IsMust(line, token) || Speakers.Of(line, token) is not { } speaker
            || (speaker.Line == line && FalseAlarms.IsText(line.Lower(speaker.Head))))
        {
            return null;
        }

        var subject = Subjects.Of(line, token);
        if (subject is null || subject.Line != line || subject.Head > token || IsOwnDuty(line, subject, speaker))
        {
            return null;
        }

        var main = Contents.SkipAdverbs(line, line.Lower(token) == "must" ? token + 1 : token + 2);
        if (line.Lower(main) == "have" && line.Tag(main + 1) is PennTag.VBN)
        {
            return null;
        }

        var passive = line.Lower(main) == "be";
        var own = Words.CanAct(subject) && !passive;
        var content = own
            ? Contents.Of(line, line.Lower(token) == "must" ? token + 1 : token + 2, ContentKind.Doing, main)
            : Contents.Of(line, subject.Core.Start, ContentKind.Clause, main);
        return content.Words.IsEmpty ? null : new Finding
        {
            Line = line,
            Cue = token,
            CueWords = new Stretch(token, token + 1),
            Strength = Strengths.Of(line, Strength.Demand, content),
            Content = content,
            Issuer = speaker,
            Addressee = own ? subject : null,
        };
    }

    private static bool IsMust(Line line, int token) =>
        line.Lower(token) == "must" && line.Tag(token) == PennTag.MD;

    /// <summary>"He said he must go": nobody is asked.</summary>
    private static bool IsOwnDuty(Line line, NounPhrase subject, NounPhrase speaker) =>
        line.Lower(subject.Head) is "he" or "she" or "i" or "one" or "you" || subject.Head == speaker.Head;
}
