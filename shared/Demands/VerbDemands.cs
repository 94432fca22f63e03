using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Demands that a verb carries: "urged Iran to stop", "insists on a truce".</summary>
internal static class VerbDemands
{
    public static Finding? At(Line line, int token, Cue cue)
    {
        if (!IsVerbHere(line, token) || FalseAlarms.IsVerb(line, token, cue))
        {
            return null;
        }

        var group = VerbGroup.Around(line, token);
        return group.IsPassive ? Passive(line, group, cue) : Active(line, token, cue);
    }

    /// <summary>A form that can also be a noun is a verb behind a pronoun, "to" or a helper, or before "that".</summary>
    private static bool IsVerbHere(Line line, int token)
    {
        var tag = line.Tag(token);
        if (tag.IsVerb())
        {
            return true;
        }

        var before = line.Tag(token - 1);
        return tag is PennTag.NN or PennTag.NNS
            && (before is PennTag.PRP or PennTag.MD or PennTag.TO or PennTag.WP || (line.Lower(token + 1) == "that" && HasDoerBefore(line, token))
            || (line.Lower(token - 1) == "to" && Frames.Read(line, token, CueLexicon.Of(line.Lower(token))[0]) is not null));
    }

    /// <summary>"Party 3 also demands that": no compound, but somebody who demands.</summary>
    private static bool HasDoerBefore(Line line, int token)
    {
        var end = token;
        while (line.Tag(end - 1).IsAdverb())
        {
            end--;
        }

        return line.Tag(end - 1).IsName() || ((NounPhrases.Before(line, end) ?? Single(line, end - 1)) is { } doer && Words.CanAct(doer)
            && Verbs.MainVerbLeft(line, doer.Core.Start - 1) < 0
            && (end < token || doer.IsPlural == (line.Tag(token) == PennTag.NN)) && Clauses.Wanted(line, token + 1, strict: true) is not null);
    }

    /// <summary>"Passengers demand": a phrase of one word, where the noun phrase would take the verb in.</summary>
    private static NounPhrase? Single(Line line, int noun) =>
        line.Tag(noun) == PennTag.NNS ? new NounPhrase(line, new Stretch(noun, noun + 1), new Stretch(noun, noun + 1), noun) : null;

    private static Finding? Active(Line line, int token, Cue cue)
    {
        if (Frames.Read(line, token, cue) is not { } frame)
        {
            return null;
        }

        var subject = Subjects.Of(line, token);
        return FalseAlarms.IsFrame(line, token, cue, subject, frame) ? null : new Finding
        {
            Line = line,
            Cue = token,
            CueWords = new Stretch(token, token + (line.Lower(token + 1) is "on" or "for" or "upon" or "to" or "with" or "against" or "out"
                && frame.Content.Words.Start > token + 1 ? 2 : 1)),
            Strength = Strengths.Of(line, cue.Strength, frame.Content),
            Content = frame.Content,
            Issuer = subject,
            Addressee = frame.Addressee,
            Negated = Negation.Of(line, token),
        };
    }

    /// <summary>"Iran was urged by the EU to stop": the subject is asked, whoever stands behind "by" asks.</summary>
    private static Finding? Passive(Line line, VerbGroup group, Cue cue)
    {
        if (!cue.Governs.Any(governs => governs is Governs.ObjectTo or Governs.OnTo or Governs.NotTo)
            || cue.Word is "require" or "tell" or "want")
        {
            return null;
        }

        var to = group.Verb + 1;
        NounPhrase? by = null;
        for (var steps = 0; steps < 12 && line.Lower(to) != "to"; steps++, to++)
        {
            if (line.Lower(to) == "by")
            {
                by ??= NounPhrases.At(line, to + 1);
            }
        }

        if (line.Lower(to) != "to" || line.Tag(Contents.SkipAdverbs(line, to + 1)) != PennTag.VB)
        {
            return null;
        }

        var start = line.Lower(to - 1) == "not" ? to - 1 : to + 1;
        return new Finding
        {
            Line = line,
            Cue = group.Verb,
            CueWords = new Stretch(group.Verb, group.Verb + 1),
            Strength = cue.Strength,
            Content = Contents.Of(line, start, ContentKind.Doing, Contents.SkipAdverbs(line, to + 1)),
            Issuer = by,
            Addressee = Subjects.Of(line, group.Verb),
            Negated = Negation.Of(line, group.Verb),
        };
    }
}
