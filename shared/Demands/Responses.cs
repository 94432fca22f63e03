using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Answers to demands: somebody rejects, accepts or considers what was asked.</summary>
internal static class Responses
{
    private static readonly Dictionary<string, Stance> Verbs = Load();

    private static readonly HashSet<string> Asked =
        ["call", "calls", "demand", "demands", "request", "requests", "appeal", "appeals", "condition", "conditions", "ultimatum", "plea", "pleas", "proposal", "proposals", "offer", "petition", "bid", "terms", "idea", "pressure"];

    public static IReadOnlyList<Response> In(Passage passage, IReadOnlyList<Demand> demands)
    {
        var responses = new List<Response>();
        foreach (var line in passage.Lines)
        {
            for (var i = 0; i < line.Count; i++)
            {
                if (Verbs.TryGetValue(line.Lower(i), out var stance) && line.Tag(i).IsVerb() && Read(line, i, stance, demands) is { } response && !responses.Exists(known => known.Actor == response.Actor && known.Stance == response.Stance))
                {
                    responses.Add(response);
                }
            }
        }

        return responses;
    }

    private static Response? Read(Line line, int verb, Stance stance, IReadOnlyList<Demand> demands)
    {
        var group = VerbGroup.Around(line, verb);
        if (group.IsPassive || line.Tag(verb) == PennTag.VB && group.IsInfinitive || Parties.Of(Speakers.SpeakerAt(line, verb)) is not { } actor)
        {
            return null;
        }

        if (!NamesDemand(line, verb) && !(demands.Count > 0 && IsAddressed(actor, demands, line, verb)))
        {
            return null;
        }

        var last = line.Count - 1;
        var (start, end) = (line[group.Start].Start, line[line.Tag(last) == PennTag.Stop && last > 0 ? last - 1 : last].End);
        return new Response(actor.Name, stance, start, end);
    }

    private static bool NamesDemand(Line line, int verb)
    {
        for (var i = verb + 1; i < line.Count && i - verb < 8; i++)
        {
            if (Asked.Contains(line.Lower(i)))
            {
                return true;
            }

            if (line.Tag(i).IsVerb() || line.Tag(i) is PennTag.Comma or PennTag.Stop)
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsAddressed(Party actor, IReadOnlyList<Demand> demands, Line line, int verb) => demands.Any(demand =>
        demand.Start < line[verb].Start
        && demand.Addressee is { } addressee
        && ((addressee.WikidataId is not null && addressee.WikidataId == actor.WikidataId) || addressee.Name.EndsWith(actor.Name, StringComparison.OrdinalIgnoreCase) || actor.Name.EndsWith(addressee.Name, StringComparison.OrdinalIgnoreCase)));

    private static Dictionary<string, Stance> Load()
    {
        var verbs = new Dictionary<string, Stance>();
        foreach (var row in Resources.Rows(typeof(Responses).Assembly, "stances.tsv"))
        {
            var stance = Enum.Parse<Stance>(row[0], ignoreCase: true);
            foreach (var verb in row[1].Split(' '))
            {
                var forms = verb.Split('/');
                foreach (var form in Inflections.OfVerb(forms[0], forms.ElementAtOrDefault(1)))
                {
                    verbs[form] = stance;
                }
            }
        }

        return verbs;
    }
}
