using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>"Only if", "unless", "on condition that", "until": agreement, or a threat, that hangs on what another does.</summary>
internal static class ConditionDemands
{
    public static Finding? At(Line line, int token)
    {
        if (Opener(line, token) is not (> 0 and var length))
        {
            return null;
        }

        var threat = OpensSentence(line, token) ? Threats.After(line, token) : Threats.Before(line, token);
        if (!Hangs(line, token, threat))
        {
            return null;
        }

        var start = token + length;
        if (NounPhrases.At(line, start) is not { } seen)
        {
            return null;
        }

        var subject = Clauses.VerbHidden(line, seen) ?? seen;
        var verb = subject == seen ? MainVerb(line, subject) : subject.Whole.End;
        if (verb < 0)
        {
            return null;
        }

        var issuer = Issuer(line, token);
        if (issuer is null && !threat)
        {
            return null;
        }

        return Build(line, token, length, subject, verb, issuer, threat);
    }

    /// <summary>Whether something hangs on the condition that somebody decides: a threat, a refusal, or agreement.</summary>
    private static bool Hangs(Line line, int token, bool threat) => line.Lower(token) switch
    {
        "unless" => threat || IsRefusal(line, token),
        "until" or "as" => IsRefusal(line, token),
        "if" => line.Lower(token - 1) is not ("as" or "even" or "what")
            && (OpensSentence(line, token) ? threat : Threats.AnnouncedBefore(line, token) || Threats.WillingBefore(line, token)),
        "only" => Threats.AgreementBefore(line, token) || HasFuture(line, token),
        _ => true,
    };

    /// <summary>"Unless an offer is made, nothing will be loaded": what hangs on it follows.</summary>
    private static bool OpensSentence(Line line, int token) => token == 0
        || (token == 1 && line.Tag(0) is PennTag.CC or PennTag.Quote or PennTag.RB);

    private static bool HasFuture(Line line, int token)
    {
        for (var i = token - 1; i >= 0; i--)
        {
            if (line.Lower(i) is "will" or "would" or "'ll")
            {
                return true;
            }
        }

        return false;
    }

    private static Finding? Build(Line line, int token, int length, NounPhrase subject, int verb, NounPhrase? issuer, bool threat)
    {
        var fails = FailsTo(line, verb);
        var main = fails > 0 ? fails : MainOf(line, verb);
        var passive = VerbGroup.Around(line, main).IsPassive;
        var own = Words.CanAct(subject) && !passive;
        var begin = fails > 0 ? fails : own ? subject.Whole.End : subject.Core.Start;
        if (line.Lower(token) == "if" && fails < 0 && !IsNegated(line, verb) && !Words.CanAct(subject))
        {
            return null;
        }

        if (subject.IsPronoun && issuer is not null && Parties.Of(subject) is { } meant && meant == Parties.Of(issuer))
        {
            (own, begin) = (false, fails > 0 ? fails : subject.Core.Start);
        }

        if (own && fails < 0 && line.Tag(verb) is PennTag.VBZ or PennTag.VBP or PennTag.VBD && line.Lower(verb) is "does" or "do" or "did"
            && IsNegated(line, verb))
        {
            begin = main;
        }

        var content = Contents.Of(line, begin, fails > 0 ? ContentKind.Doing : ContentKind.Clause, main);
        return content.Words.IsEmpty ? null : new Finding
        {
            Line = line,
            Cue = token,
            CueWords = new Stretch(token, token + length),
            Strength = threat ? Strength.Ultimatum : Strength.Condition,
            Content = content,
            Issuer = issuer,
            Addressee = own ? subject : null,
        };
    }

    /// <summary>How many tokens open a condition here; 0 for none.</summary>
    private static int Opener(Line line, int token) => line.Lower(token) switch
    {
        "unless" or "if" => 1,
        "until" => 1,
        "only" when line.Lower(token + 1) is "if" or "when" or "after" or "once" => 2,
        "as" when line.Lower(token + 1) == "long" && line.Lower(token + 2) == "as" => 3,
        "only" when line.Lower(token + 1) == "on" && line.Lower(token + 2) == "the"
            && line.Lower(token + 3) == "condition" => line.Lower(token + 4) == "that" ? 5 : 4,
        "on" when line.Lower(token + 1) == "condition" && line.Lower(token + 2) != "of" => line.Lower(token + 2) == "that" ? 3 : 2,
        "on" when line.Lower(token + 1) == "the" && line.Lower(token + 2) == "condition" && line.Lower(token - 1) != "only"
            && line.Lower(token + 3) == "that" => 4,
        "provided" when line.Lower(token + 1) == "that" => 2,
        _ => 0,
    };

    private static int MainVerb(Line line, NounPhrase subject)
    {
        for (var i = subject.Core.End; i < line.Count && i - subject.Core.End < 20; i++)
        {
            if (line.Tag(i).IsFinite() || line.Tag(i) == PennTag.VB)
            {
                return i;
            }

            if (line.Tag(i) is PennTag.Stop or PennTag.Colon)
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>Where "fails to stop" says "stop"; -1 elsewhere.</summary>
    private static int FailsTo(Line line, int verb) =>
        line.Lower(verb) is "fail" or "fails" or "failed" or "refuse" or "refuses" or "refused"
            && line.Lower(verb + 1) == "to" ? verb + 2 : -1;

    private static int MainOf(Line line, int verb)
    {
        var main = verb;
        for (var i = verb + 1; line.Tag(i).IsVerb() || line.Tag(i).IsAdverb() || line.Lower(i) == "not"; i++)
        {
            main = line.Tag(i).IsVerb() ? i : main;
        }

        return main;
    }

    private static bool IsNegated(Line line, int verb) => line.Lower(verb + 1) is "not" or "n't" || line.Lower(verb) == "cannot";

    private static bool IsRefusal(Line line, int token)
    {
        for (var i = token - 1; i >= 0; i--)
        {
            if (line.Lower(i) is "refuse" or "refused" or "refuses" or "refusing"
                || (line.Lower(i) is "not" or "n't" or "never" or "no" && HasWill(line, i)) || line.Lower(i) is "impossible" or "none")
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWill(Line line, int i)
    {
        for (var k = Math.Max(0, i - 1); k <= i; k++)
        {
            if (line.Lower(k) is "will" or "would" or "wo" or "can" or "could" or "cannot" or "be" or "is" or "does" or "did" or "do")
            {
                return true;
            }
        }

        return false;
    }

    private static NounPhrase? MainSubject(Line line, int token)
    {
        for (var i = token + 1; i < line.Count; i++)
        {
            if (line.Tag(i) == PennTag.Comma && NounPhrases.At(line, i + 1) is { } subject)
            {
                return Words.CanAct(subject) ? subject : null;
            }
        }

        return null;
    }

    private static NounPhrase? Issuer(Line line, int token)
    {
        if (OpensSentence(line, token))
        {
            return Speakers.Of(line, token) ?? MainSubject(line, token);
        }

        for (var i = token - 1; i >= 0; i--)
        {
            if (line.Tag(i).IsVerb() && VerbGroup.Around(line, i) is { IsPassive: false } && Subjects.Of(line, i) is { } subject
                && Words.CanAct(subject))
            {
                return subject;
            }
        }

        return Speakers.Of(line, token);
    }
}
