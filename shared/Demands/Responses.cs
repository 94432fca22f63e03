using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Answers to demands: somebody rejects, accepts or considers what was asked.</summary>
internal static class Responses
{
    private const int LinesBack = 2;

    private static readonly Dictionary<string, List<Answer>> Stances = Load();

    private static readonly HashSet<string> Asked = Words.List("asked");

    private static readonly HashSet<string> Proposed = Words.List("proposed");

    private static readonly HashSet<string> Particles = Words.List("particles");

    public static IReadOnlyList<Response> In(Passage passage, IReadOnlyList<Demand> demands)
    {
        var responses = new List<Response>();
        foreach (var line in passage.Lines)
        {
            for (var i = 0; i < line.Count; i++)
            {
                if (At(line, i, demands) is { } response
                    && !responses.Exists(known => known.Actor == response.Actor && known.Stance == response.Stance))
                {
                    responses.Add(response);
                }
            }
        }

        return responses;
    }

    /// <summary>A demand or a proposal: what can be answered.</summary>
    public static bool CanBeAnswered(string lower) => Asked.Contains(lower) || Proposed.Contains(lower);

    public static bool IsAnswer(Line line, int verb) =>
        Stances.TryGetValue(line.Lower(verb), out var answers) && answers.Exists(answer => HasTail(line, verb, answer.Tail));

    private static Response? At(Line line, int token, IReadOnlyList<Demand> demands)
    {
        if (IsUnacceptable(line, token))
        {
            return Unacceptable(line, token, demands);
        }

        if (!line.Tag(token).IsVerb() || !Stances.TryGetValue(line.Lower(token), out var answers) || IsDemanded(line, token, demands))
        {
            return null;
        }

        foreach (var answer in answers)
        {
            if (HasTail(line, token, answer.Tail) && !IsNoAnswer(line, token, answer.Stance))
            {
                return Read(line, token, answer.Stance, demands);
            }
        }

        return null;
    }

    /// <summary>"turned down the request", "turned the request down".</summary>
    private static bool HasTail(Line line, int verb, string tail)
    {
        if (tail.Length == 0 || line.Lower(verb + 1) == tail)
        {
            return true;
        }

        var end = IsPronoun(line, verb + 1) ? verb + 2 : NounPhrases.At(line, verb + 1)?.Whole.End ?? line.Count;
        return Particles.Contains(tail) && line.Lower(end) == tail;
    }

    private static bool IsPronoun(Line line, int token) => line.Lower(token) is "it" or "that" or "this" or "them" && !line.Tag(token + 1).IsNoun() && !line.Tag(token + 1).IsAdjective();

    /// <summary>"refused to comment", "they consider it settled", "opposed to the war", "if they agree to it".</summary>
    private static bool IsNoAnswer(Line line, int verb, Stance stance)
    {
        var group = VerbGroup.Around(line, verb);
        var finite = group.Start < verb || line.Tag(verb) != PennTag.VBN;
        return !finite || IsConditional(line, group.Start)
            || (line.Lower(verb + 1) == "to" && line.Lower(verb + 2) is "comment" or "say" or "answer" or "elaborate" or "speculate" or "discuss")
            || (stance == Stance.Consider && (line.Tag(verb) != PennTag.VBG || line.Lower(verb) == "discussing") && group.Start == verb && !NamesDemand(line, verb));
    }

    private static bool IsConditional(Line line, int verb)
    {
        for (var i = verb - 1; i >= 0 && line.Tag(i) is not (PennTag.Comma or PennTag.Colon or PennTag.Quote); i--)
        {
            if (line.Lower(i) is "if" or "unless" or "whether" or "until" or "should")
            {
                return true;
            }
        }

        return HasOnlyBehind(line, verb);
    }

    /// <summary>"will agree to a truce only on that condition": so far it does not.</summary>
    private static bool HasOnlyBehind(Line line, int verb)
    {
        for (var i = verb + 1; i < line.Count && line.Tag(i) is not (PennTag.Comma or PennTag.Colon or PennTag.Quote); i++)
        {
            if (line.Lower(i) == "only" && line.Lower(i + 1) is "if" or "on" or "after" or "when" or "once")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"demands that Moscow accept", "wants the dismissed men back": part of what is asked, not an answer to it.</summary>
    private static bool IsDemanded(Line line, int token, IReadOnlyList<Demand> demands)
    {
        foreach (var demand in demands)
        {
            if (demand.Start < line[token].Start && line[token].End <= demand.End)
            {
                return true;
            }
        }

        return line.Tag(token) == PennTag.VB && VerbGroup.Around(line, token).Start == token;
    }

    private static Response? Read(Line line, int verb, Stance stance, IReadOnlyList<Demand> demands)
    {
        var group = VerbGroup.Around(line, verb);
        if (group.IsPassive)
        {
            return Passive(line, group, stance);
        }

        if (group.IsInfinitive || IsUnsure(line, group) || Negated(stance, Negation.Of(line, verb)) is not { } meant
            || Parties.Of(Owner(Speakers.SpeakerAt(line, verb))) is not { } actor)
        {
            return null;
        }

        return NamesDemand(line, verb) || HangsOnDemand(line, verb) || RefersBack(line, verb, actor, demands) || Answers(actor, demands, line, verb) || TakesUp(actor, demands, line, verb)
            ? Tell(line, actor, meant, group.Start)
            : null;
    }

    /// <summary>"its executive", "his side": whoever they belong to answers.</summary>
    private static NounPhrase? Owner(NounPhrase? actor) =>
        actor is not null && actor.Line.Tag(actor.Core.Start) == PennTag.PRPS && actor.Core.Length > 1
            ? new NounPhrase(actor.Line, new Stretch(actor.Core.Start, actor.Core.Start + 1), new Stretch(actor.Core.Start, actor.Core.Start + 1), actor.Core.Start)
            : actor;

    /// <summary>"refused.", "studied it": nothing of its own is said, so that it answers what was asked just before.</summary>
    private static bool RefersBack(Line line, int verb, Party actor, IReadOnlyList<Demand> demands)
    {
        var near = line.Passage.Lines[Math.Max(0, line.Index - LinesBack)].Sentence.Start;
        var next = line.Lower(verb + 1) == "no" ? verb + 2 : verb + 1;
        return (IsPronoun(line, verb + 1) || line.Tag(next) is PennTag.Stop or PennTag.Comma or PennTag.Edge)
            && demands.Any(demand => demand.Start >= near && demand.Start < line[verb].Start && !IsSame(demand.Issuer, actor));
    }

    /// <summary>"The proposal was rejected by the rebels".</summary>
    private static Response? Passive(Line line, VerbGroup group, Stance stance)
    {
        var by = group.Verb + 1;
        while (by < group.Verb + 4 && line.Lower(by) != "by")
        {
            by++;
        }

        return line.Lower(by) == "by" && Subjects.Of(line, group.Verb) is { } thing && thing.Line == line
            && CanBeAnswered(line.Lower(thing.Head))
            && Negated(stance, Negation.Of(line, group.Verb)) is { } meant
            && NounPhrases.At(line, by + 1) is { } somebody && Words.CanAct(somebody) && Parties.Of(somebody) is { } actor
            ? Tell(line, actor, meant, thing.Core.Start)
            : null;
    }

    /// <summary>"a demand that Serbs strongly oppose", "an idea Bogota has turned down".</summary>
    private static bool HangsOnDemand(Line line, int verb)
    {
        var before = Subjects.Of(line, verb) is { } subject && subject.Line == line && subject.Core.End <= verb ? subject.Core.Start - 1 : -1;
        before = line.Lower(before) is "that" or "which" ? before - 1 : before;
        return CanBeAnswered(line.Lower(line.Tag(before) == PennTag.Comma ? before - 1 : before));
    }

    /// <summary>"accepted the compromise": what another put forward, where the text has told of a demand that is not the actor's own.</summary>
    private static bool TakesUp(Party actor, IReadOnlyList<Demand> demands, Line line, int verb) =>
        (Names(line, verb, Proposed) && demands.Any(demand => !IsSame(demand.Issuer, actor)))
            || demands.Any(demand => demand.Start > line[verb].Start && demand.Start <= line[verb + 3].Start && !IsSame(demand.Issuer, actor));

    /// <summary>"must accept", "would study": wished or imagined, not answered.</summary>
    private static bool IsUnsure(Line line, VerbGroup group) =>
        group.Start < group.Verb && line.Lower(group.Start) is "must" or "should" or "may" or "might" or "could" or "can";

    /// <summary>Who does not accept rejects; who does not reject has not answered.</summary>
    private static Stance? Negated(Stance stance, bool negated) => !negated ? stance : stance == Stance.Reject ? null : Stance.Reject;

    private static Response Tell(Line line, Party actor, Stance stance, int first)
    {
        var last = line.Count - 1;
        return new Response(actor.Name, stance, line[first].Start, line[line.Tag(last) == PennTag.Stop
            && last > first ? last - 1 : last].End);
    }

    /// <summary>"Kyiv states that the demands are unacceptable", "that was out of the question, he said".</summary>
    private static Response? Unacceptable(Line line, int token, IReadOnlyList<Demand> demands)
    {
        var said = Parties.Of(Speakers.Of(line, token));
        for (var i = 0; i < token; i++)
        {
            if ((Asked.Contains(line.Lower(i)) || (demands.Count > 0
                && (Proposed.Contains(line.Lower(i)) || line.Lower(i) is "this" or "that")))
                && said is { } actor && line.Lower(i + 1) is not "for")
            {
                return Tell(line, actor, Stance.Reject, i);
            }
        }

        var near = line.Passage.Lines[Math.Max(0, line.Index - LinesBack)].Sentence.Start;
        return said is not null && line.Tag(token - 1).IsVerb() | line.Lower(token - 1) == "a"
            && demands.Any(demand => demand.Start >= near && demand.Start < line[token].Start && demand.Issuer is not null && !IsSame(demand.Issuer, said))
            ? Tell(line, said, Stance.Reject, 0)
            : null;
    }

    private static bool IsUnacceptable(Line line, int token) => line.Lower(token) is "unacceptable" or "non-starter"
        || (line.Lower(token) == "out" && line.Lower(token + 1) == "of" && line.Lower(token + 2) == "the" && line.Lower(token + 3) == "question");

    private static bool NamesDemand(Line line, int verb) => Names(line, verb, Asked);

    private static bool Names(Line line, int verb, HashSet<string> things)
    {
        for (var i = verb + 1; i < line.Count && i - verb < 9; i++)
        {
            if (things.Contains(line.Lower(i)))
            {
                return !FalseAlarms.IsAskedByPaper(line, i + 1);
            }

            if (line.Tag(i) is PennTag.VBD or PennTag.VBZ or PennTag.MD or PennTag.Comma or PennTag.Stop)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether an earlier demand asks this actor, or stands so near that the verb can only answer it.</summary>
    private static bool Answers(Party actor, IReadOnlyList<Demand> demands, Line line, int verb)
    {
        var near = line.Passage.Lines[Math.Max(0, line.Index - LinesBack)].Sentence.Start;
        foreach (var demand in demands)
        {
            if (demand.Start < line[verb].Start && !IsSame(demand.Issuer, actor)
                && (IsSame(demand.Addressee, actor) || (demand.Addressee is null && demand.Start >= near)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSame(Party? party, Party actor) =>
        party is not null && ((party.WikidataId is not null && party.WikidataId == actor.WikidataId)
            || party.Name.EndsWith(actor.Name, StringComparison.OrdinalIgnoreCase)
            || party.Name.StartsWith(actor.Name + " of ", StringComparison.OrdinalIgnoreCase)
            || actor.Name.EndsWith(party.Name, StringComparison.OrdinalIgnoreCase));

    private static Dictionary<string, List<Answer>> Load()
    {
        var verbs = new Dictionary<string, List<Answer>>();
        foreach (var row in Resources.Rows(typeof(Responses).Assembly, "stances.tsv"))
        {
            var stance = Enum.Parse<Stance>(row[0], ignoreCase: true);
            foreach (var word in row[1].Split(' '))
            {
                var parts = word.Split('+');
                var forms = parts[0].Split('/');
                foreach (var form in Inflections.OfVerb(forms[0], forms.ElementAtOrDefault(1)).Concat(forms.Skip(2)))
                {
                    (verbs.TryGetValue(form, out var known) ? known : verbs[form] = []).Add(new Answer(stance, parts.ElementAtOrDefault(1) ?? ""));
                }
            }
        }

        return verbs;
    }

    private readonly record struct Answer(Stance Stance, string Tail);
}
