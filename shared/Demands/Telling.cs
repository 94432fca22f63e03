using NewsPipeline.Contracts;
using NewsPipeline.Demands.Network;
using NewsPipeline.Language;

namespace NewsPipeline.Demands;

/// <summary>Turns what was read in windows into the demands and answers that we tell others: one for each content, none twice.</summary>
internal sealed class Telling(Parties parties)
{
    private readonly List<Told> demands = [];
    private readonly List<(ReadWindow Window, CueReading Cue, ReadPart Part)> answers = [];

    public void Add(ReadPart part)
    {
        foreach (var window in part.Windows)
        {
            foreach (var cue in window.Reading.Cues)
            {
                if (cue.IsAnswer)
                {
                    answers.Add((window, cue, part));
                }
                else
                {
                    demands.AddRange(Demands(part, window, cue));
                }
            }
        }
    }

    /// <summary>In the order of the text, then what the title alone says.</summary>
    public (IReadOnlyList<Demand> Demands, IReadOnlyList<Response> Responses) All()
    {
        var kept = new List<Told>();
        foreach (var told in demands.OrderByDescending(told => told.Cue.Sure).ThenBy(told => told.What.Start))
        {
            if (!kept.Exists(other => other.Demand.In == told.Demand.In && other.What.Overlaps(told.What)))
            {
                kept.Add(told);
            }
        }

        kept.Sort((one, other) => (one.Demand.In, one.What.Start).CompareTo((other.Demand.In, other.What.Start)));
        kept = SaidAgain.Without(kept);
        return ([.. kept.Select(told => told.Demand)], Responses(kept));
    }

    private IEnumerable<Told> Demands(ReadPart part, ReadWindow window, CueReading cue)
    {
        var word = window.SpanOf(cue.Piece);
        var found = PartiesAt(part, window, cue.Issuer, word.Start);
        var content = cue.What is [var first, ..] ? window.SpanOf(first).Start : word.Start;
        var asked = PartiesAt(part, window, cue.Addressee, content);
        var issuers = found.Where(issuer => !asked.Any(addressee => AreOneActor(issuer, addressee))).ToList();
        var addressees = asked.Where(addressee => found.All(issuer => issuer.Name != addressee.Name)).ToList();
        foreach (var stretch in cue.What)
        {
            var what = WithoutSubject(window.SpanOf(stretch), cue.Addressee.Pieces is { } pieces ? window.SpanOf(pieces) : null).Trimmed(part.Text);
            if (what.End > what.Start && !ToReaders.Is(part.Text, what, issuers, addressees))
            {
                var whole = Together(part.Text, word, what);
                yield return new(window, cue, what, new Demand
                {
                    Issuer = issuers is [var issuer, ..] ? issuer : null,
                    Addressee = addressees is [var addressee, ..] ? addressee : null,
                    AlsoIssuers = issuers.Count > 1 ? [.. issuers.Skip(1)] : null,
                    AlsoAddressees = addressees.Count > 1 ? [.. addressees.Skip(1)] : null,
                    What = what.In(part.Text),
                    Cue = word.In(part.Text),
                    Strength = StrengthOf(cue.Class),
                    Negated = cue.Negated > 0.5,
                    Topic = TopicWords.Of(what.In(part.Text)),
                    Attribution = SourcesOf(part, window, cue, issuers),
                    Start = whole.Start,
                    End = whole.End,
                    In = part.Part,
                });
            }
        }
    }

    /// <summary>By two names of one state ("Kyiv" and "Ukraine"): nobody knows then who asks. Its people and its farmers may well ask it.</summary>
    private static bool AreOneActor(Party one, Party other) =>
        one.Name != other.Name && one.WikidataId is { } actor && actor == other.WikidataId && Gazetteer.Of(one.Name) is not null && Gazetteer.Of(other.Name) is not null;

    /// <summary>"Germany apologise" that is asked of Germany is "apologise".</summary>
    private static Span WithoutSubject(Span what, Span? addressee) =>
        addressee is { } subject && subject.Start <= what.Start && subject.End > what.Start && subject.End < what.End ? what with { Start = subject.End } : what;

    /// <summary>Cue and content where they stand in one paragraph; else the content.</summary>
    private static Span Together(string text, Span cue, Span what)
    {
        var both = new Span(Math.Min(cue.Start, what.Start), Math.Max(cue.End, what.End));
        return both.In(text).Contains('\n') ? what : both;
    }

    /// <param name="verb">Where what the party does begins: the words between may name who does it with them.</param>
    private IReadOnlyList<Party> PartiesAt(ReadPart part, ReadWindow window, PointedParty party, int verb) =>
        party.Pieces is { } pieces ? parties.At(part, parties.WithJoint(part, window.SpanOf(pieces), verb)) : [];

    private List<string> SourcesOf(ReadPart part, ReadWindow window, CueReading cue, IReadOnlyList<Party> issuers) =>
    [
        .. cue.Sources.SelectMany(source => parties.At(part, window.SpanOf(source))).Select(source => source.Name)
            .Where(source => issuers.All(issuer => issuer.Name != source)).Distinct(),
    ];

    private List<Response> Responses(List<Told> kept)
    {
        var responses = new List<Response>();
        foreach (var (window, cue, part) in answers)
        {
            var word = window.SpanOf(cue.Piece);
            if (PartiesAt(part, window, cue.Issuer, word.Start) is [var actor, ..])
            {
                var about = cue.What.Select(stretch => window.SpanOf(stretch)).Aggregate(word, (whole, span) => Together(part.Text, whole, span));
                var response = new Response(actor.Name, StanceOf(cue.Class), about.Start, about.End)
                {
                    Cue = word.In(part.Text),
                    Demand = AnsweredBy(window, cue, actor, kept),
                    In = part.Part,
                };
                if (!responses.Exists(known => known.In != response.In && (known.Actor, known.Stance) == (response.Actor, response.Stance)))
                {
                    responses.Add(response);
                }
            }
        }

        return responses;
    }

    /// <summary>Nobody answers a demand of their own.</summary>
    private static int? AnsweredBy(ReadWindow window, CueReading answer, Party actor, List<Told> kept)
    {
        const int Near = 3;
        var index = answer.Answered is { } piece
            ? kept.FindIndex(told => ReferenceEquals(told.Window, window) && Math.Abs(told.Cue.Piece - piece) <= Near && !IsBy(told.Demand, actor))
            : -1;
        return index < 0 ? null : index;
    }

    private static bool IsBy(Demand demand, Party actor) =>
        demand.Issuer is { } issuer && (issuer.Name == actor.Name || (issuer.WikidataId is { } id && id == actor.WikidataId));

    private static Strength StrengthOf(CueClass cue) => cue switch
    {
        CueClass.Request => Strength.Request,
        CueClass.Urge => Strength.Urge,
        CueClass.Insist => Strength.Insist,
        CueClass.Condition => Strength.Condition,
        CueClass.Ultimatum => Strength.Ultimatum,
        _ => Strength.Demand,
    };

    private static Stance StanceOf(CueClass cue) => cue switch
    {
        CueClass.Accept => Stance.Accept,
        CueClass.Consider => Stance.Consider,
        CueClass.Counter => Stance.Counter,
        _ => Stance.Reject,
    };
}

/// <summary>A demand with what it was read from.</summary>
internal sealed record Told(ReadWindow Window, CueReading Cue, Span What, Demand Demand);
