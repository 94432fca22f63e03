using System.Text.Json.Serialization;
using NewsPipeline.Contracts;
using NewsPipeline.Demands.Network;

namespace NewsPipeline.Demands;

/// <summary>What the network made of one cue. Probabilities are between 0 and 1.</summary>
/// <param name="Carries">A strength for a demand, a stance for an answer.</param>
/// <param name="Start">Of the cue, in the part of the article that <paramref name="In"/> names.</param>
public sealed record Explanation(
    Part In,
    string Cue,
    int Start,
    int End,
    string Carries,
    double Probability,
    IReadOnlyList<string> What,
    PartyExplanation Issuer,
    PartyExplanation Addressee,
    IReadOnlyList<string> Attribution,
    double Negated,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Answers)
{
    internal static IEnumerable<Explanation> Of(ReadPart part) => part.Windows.SelectMany(window => window.Reading.Cues.Select(cue => Of(part.Part, window, cue)));

    private static Explanation Of(Part part, ReadWindow window, CueReading cue)
    {
        var word = window.SpanOf(cue.Piece);
        return new(
            part,
            word.In(window.Text),
            word.Start,
            word.End,
            cue.Class.ToString().ToLowerInvariant(),
            Rounded(cue.Sure),
            [.. cue.What.Select(window.WordsOf)],
            PartyOf(window, cue.Issuer),
            PartyOf(window, cue.Addressee),
            [.. cue.Sources.Select(window.WordsOf)],
            Rounded(cue.Negated),
            cue.Answered is { } piece && piece < window.Window.Pieces.Length ? window.SpanOf(piece).In(window.Text) : null);
    }

    private static PartyExplanation PartyOf(ReadWindow window, PointedParty party) =>
        new(party.Pieces is { } pieces ? window.WordsOf(pieces) : null, Rounded(party.Sure));

    private static double Rounded(double share) => Math.Round(share, 3);
}

/// <param name="Name">Null for nobody.</param>
public sealed record PartyExplanation(string? Name, double Probability);
