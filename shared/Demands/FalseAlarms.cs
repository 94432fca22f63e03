using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>What looks like a demand and is none.</summary>
internal static class FalseAlarms
{
    private static readonly HashSet<string> Texts = Words.List("texts");

    private static readonly HashSet<string> MarketWords = Words.List("market");

    public static bool IsVerb(Line line, int token, Cue cue)
    {
        var group = VerbGroup.Around(line, token);
        var helper = line.Lower(group.Start);
        return IsAttribute(line, token) || (helper is "can" or "could" or "may" or "might" && group.Start < token)
            || (cue.Word is "want" or "like" && line.Lower(token - 1) is "n't" or "not");
    }

    /// <summary>"a strong, demanding part": says what something is like.</summary>
    private static bool IsAttribute(Line line, int token)
    {
        var before = line.Tag(token - 1) == PennTag.Comma ? token - 2 : token - 1;
        return line.Tag(token) == PennTag.VBG && line.Tag(token + 1).IsNoun() && (line.Tag(before).IsAdjective() || (before == token - 1 && line.Tag(before) == PennTag.DT));
    }

    /// <summary>"a request for comment": the paper asks, in words that always return.</summary>
    public static bool IsAskedByPaper(Line line, int preposition) => line.Lower(preposition) == "for"
        && NounPhrases.At(line, preposition + 1) is { } thing && line.Lower(thing.Head) is "comment" or "comments" or "interview" or "interviews";

    private static bool IsAnonymity(Line line, Content content) => line.Lower(content.Words.Start) == "not" | line.Lower(content.Words.Start - 1) is "to"
        && line.Lower(content.Verb) == "be" && line.Lower(content.Verb + 1) is "named" or "identified" or "quoted";

    /// <summary>A law or a signed text lays down; it does not demand.</summary>
    public static bool IsFrame(Line line, int token, Cue cue, NounPhrase? subject, Frame frame)
    {
        if (line.Tag(token) == PennTag.VBG && Texts.Contains(line.Lower(token - 1)))
        {
            return true;
        }

        if (subject is not null && Texts.Contains(line.Lower(subject.Head)) && subject.Line == line)
        {
            return true;
        }

        return cue.Word switch
        {
            "ask" or "request" when IsAnonymity(line, frame.Content) => true,
            "want" or "like" when frame.Content.Kind == ContentKind.Thing && subject is { IsPronoun: true } && line.Lower(subject.Head) is "he" or "she"
                && !Coordination.IsActionAt(line, frame.Content.Words.Start) => true,
            "require" => subject is null || !Words.CanAct(subject) || subject.IsPronoun,
            "like" => line.Lower(token - 1) is not ("would" or "'d"),
            "call" => line.Tag(token) is PennTag.VBZ or PennTag.VBP && subject is not null && !Words.CanAct(subject)
                && !Words.IsDocument(line.Lower(subject.Head)),
            "want" => (line.Tag(token) == PennTag.VBN && VerbGroup.Around(line, token).Start == token) || subject is null
                || subject.IsPronoun && line.Lower(subject.Head) is "i" or "you",
            "seek" => line.Tag(token) == PennTag.VBG && line.Tag(token - 1).IsNoun() && line.Lower(token + 1) is "asylum" or "re-election",
            "tell" => subject is null || frame.Content.Kind == ContentKind.Thing,
            _ => false,
        };
    }

    /// <summary>Demand in the market: one demand, nobody's, for goods.</summary>
    public static bool IsMarketDemand(Line line, int noun, bool hasIssuer) =>
        (line.Lower(noun) == "demand" && (!hasIssuer || MarketWords.Contains(line.Lower(noun - 1))))
            || MarketWords.Contains(line.Lower(noun - 1)) && line.Lower(noun) == "demands" && !hasIssuer;

    public static bool IsText(string lower) => Texts.Contains(lower);
}
