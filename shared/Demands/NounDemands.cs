using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Demands that a noun carries: "calls for a truce", "the union's demands include ...".</summary>
internal static class NounDemands
{
    private static readonly HashSet<string> Making = Words.List("making");

    public static Finding? At(Line line, int token, Cue cue)
    {
        if (!line.Tag(token).IsNoun() || Frames.Read(line, token, cue) is not { } frame)
        {
            return null;
        }

        if (FalseAlarms.IsAskedByPaper(line, token + 1))
        {
            return null;
        }

        var stated = line.Lower(token + 1) is "is" or "are" or "was" or "were";
        if (stated && Owner(line, token) is null)
        {
            return null;
        }

        var issuer = Issuer(line, token);
        if (cue.Word == "demand" && FalseAlarms.IsMarketDemand(line, token, issuer is not null || HasOwner(line, token)))
        {
            return null;
        }

        if (NounPhrases.At(line, frame.Content.Words.Start) is { Name.Known.ActorId: not null } party
            && party.Core.End >= frame.Content.Words.End)
        {
            return null;
        }

        if (cue.Word is "order" or "deadline" or "pressure" && issuer is null || cue.Word == "condition" && line.Tag(token) == PennTag.NN && !stated)
        {
            return null;
        }

        return new Finding
        {
            Line = line,
            Cue = token,
            CueWords = new Stretch(token, token + 1),
            Strength = cue.Strength,
            Content = Before(frame.Content, issuer, line),
            Issuer = issuer,
            Addressee = frame.Addressee ?? Addressee(line, token, frame),
            Negated = line.Lower(token - 1) is "no",
        };
    }

    /// <summary>"calls for a boycott by opponents": who calls is no part of what is called for.</summary>
    private static Content Before(Content content, NounPhrase? issuer, Line line) =>
        issuer is not null && issuer.Line == line && content.Words.Contains(issuer.Core.Start)
            && issuer.Core.Start - 1 > content.Words.Start && line.Lower(issuer.Core.Start - 1) is "by" or "from"
            ? content with { Words = new Stretch(content.Words.Start, issuer.Core.Start - 1) }
            : content;

    private static bool HasOwner(Line line, int noun) =>
        line.Tag(noun - 1) is PennTag.POS or PennTag.PRPS || Gazetteer.StateOfPeople(line[noun - 1].Form) is not null;

    /// <summary>Whose demand it is: an owner before it, somebody behind "by" or "from", or whoever makes it.</summary>
    public static NounPhrase? Issuer(Line line, int noun)
    {
        if (Owner(line, noun) is { } owner)
        {
            return owner;
        }

        for (var i = noun + 1; i < line.Count && i - noun < 14 && !line.Tag(i).IsFinite() && line.Tag(i) != PennTag.Stop; i++)
        {
            if (line.Lower(i) == "by" || (line.Lower(i) == "from" && (i - noun <= 2 || !IsSource(line, i))))
            {
                return NounPhrases.At(line, i + 1) is { } by && Words.CanAct(by)
                    && (line.Lower(i) == "by" || i - noun <= 2 || by.Name?.Type != NewsPipeline.Contracts.EntityType.Location) ? by : null;
            }
        }

        var start = PhraseStart(line, noun);
        return Maker(line, start);
    }

    /// <summary>"withdrawal from Gaza": from there, not by them.</summary>
    private static bool IsSource(Line line, int from)
    {
        for (var i = from - 1; i > from - 6; i--)
        {
            if (line.Lower(i) is "withdrawal" or "pullout" or "withdraw" or "troops" or "return" or "removal" or "forces" or "departure" or "release" or "protection" or "independence" or "exit" or "refugees")
            {
                return true;
            }
        }

        return false;
    }

    private static NounPhrase? Owner(Line line, int noun)
    {
        var start = PhraseStart(line, noun);
        for (var i = noun - 1; i >= start; i--)
        {
            if (line.Tag(i) == PennTag.POS)
            {
                return new NounPhrase(line, new Stretch(start, i), new Stretch(start, i), i - 1);
            }

            if (line.Tag(i) == PennTag.PRPS)
            {
                return new NounPhrase(line, new Stretch(i, i + 1), new Stretch(i, i + 1), i);
            }

            if (Gazetteer.StateOfPeople(line[i].Form) is not null || line.NameAt(i) is not null)
            {
                return new NounPhrase(line, new Stretch(i, i + 1), new Stretch(i, i + 1), i);
            }

            if (line.Tag(i).IsNoun()
                && (line.Lower(i) is "opposition" or "union" or "rebel" or "government" || Words.IsPerson(line.Lower(i))))
            {
                return new NounPhrase(line, new Stretch(i, i + 1), new Stretch(i, i + 1), i);
            }
        }

        return null;
    }

    public static int PhraseStart(Line line, int noun)
    {
        var best = noun;
        for (var i = noun - 1; i >= 0 && noun - i < 12; i--)
        {
            if (NounPhrases.At(line, i) is { } phrase && phrase.Head == noun)
            {
                best = i;
            }
            else if (line.Tag(i).IsVerb() || line.Tag(i) is PennTag.IN or PennTag.Comma)
            {
                break;
            }
        }

        return best;
    }

    private static NounPhrase? Maker(Line line, int phraseStart)
    {
        for (var i = phraseStart - 1; i >= 0 && phraseStart - i < 12; i--)
        {
            if (line.Tag(i).IsVerb() || line.Tag(i) is PennTag.NN && Making.Contains(line.Lower(i)) && line.Tag(i - 1) is PennTag.PRP)
            {
                return Making.Contains(line.Lower(i)) && !VerbGroup.Around(line, i).IsPassive ? Subjects.Of(line, i) : null;
            }

            if (line.Tag(i) is PennTag.Comma or PennTag.Colon || line.Lower(i) is "amid" or "despite" or "after")
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"demands to Veltron", "its conditions for Ukraine"; else whoever rejects or answers it.</summary>
    private static NounPhrase? Addressee(Line line, int noun, Frame frame)
    {
        for (var i = noun + 1; i < Math.Min(frame.Content.Words.Start, noun + 10); i++)
        {
            if (line.Lower(i) is "to" or "on" or "upon" && NounPhrases.At(line, i + 1) is { } somebody && Words.CanAct(somebody)
                && somebody.Whole.End <= frame.Content.Words.Start)
            {
                return somebody;
            }
        }

        return Answerer(line, PhraseStart(line, noun));
    }

    /// <summary>"The court rejected a request": who answers it was asked.</summary>
    private static NounPhrase? Answerer(Line line, int phraseStart)
    {
        for (var i = phraseStart - 1; i >= 0 && phraseStart - i < 5; i--)
        {
            if (line.Tag(i).IsVerb())
            {
                return Responses.IsAnswer(line, i) && !VerbGroup.Around(line, i).IsPassive ? Subjects.Of(line, i) : null;
            }
        }

        return null;
    }
}
