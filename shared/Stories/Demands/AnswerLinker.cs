using NewsPipeline.Contracts;

namespace NewsPipeline.Stories.Demands;

/// <summary>Finds the demand that an answer is about: one put to whoever answers, near in the text, in like words.</summary>
internal static class AnswerLinker
{
    private const double Least = 1.0;
    private const int Near = 400;

    /// <param name="placed">The article's own demands.</param>
    public static IReadOnlyList<PlacedResponse> Link(IReadOnlyList<Response> responses, string text, DemandBook book, IReadOnlyList<PlacedDemand> placed) =>
        [.. responses.Select(response => Link(response, text, book, placed))];

    private static PlacedResponse Link(Response response, string text, DemandBook book, IReadOnlyList<PlacedDemand> placed)
    {
        var words = DemandWords.Of(Quote(text, response));
        var actor = new NamedParty(new Party(response.Actor));
        var own = placed.Select(demand => (
            demand.Id,
            Score: Score(actor, words, NamedParty.Of(demand.Addressee), NamedParty.Of(demand.Issuer), Wording.Of(demand.Report)) + Nearness(response, demand.Report)));
        var others = book.All.Select(demand => (demand.Id, Score: Score(actor, words, demand.Addressee, demand.Issuer, demand.Wordings[^1].Wording)));
        var best = own.Concat(others).OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Id.Value, StringComparer.Ordinal).FirstOrDefault();
        return new(best.Score >= Least ? best.Id : null, response);
    }

    private static double Score(NamedParty actor, DemandWords words, NamedParty? addressee, NamedParty? issuer, Wording report)
    {
        var asked = (Parties.Match(actor, addressee), Parties.Match(actor, report.Addressee)) switch
        {
            (PartyMatch.Same, _) or (_, PartyMatch.Same) => 1.0,
            (PartyMatch.Related, _) or (_, PartyMatch.Related) => 0.7,
            (PartyMatch.Unknown, _) => 0.3,
            _ => 0,
        };
        var isIssuer = Parties.Match(actor, issuer) == PartyMatch.Same;
        return isIssuer ? -1 : asked + 2 * Shared(words, report.Words);
    }

    private static double Shared(DemandWords one, DemandWords other)
    {
        var all = other.Meanings.Values.Sum();
        return all == 0 ? 0 : other.Meanings.Where(meaning => one.Meanings.ContainsKey(meaning.Key)).Sum(meaning => meaning.Value) / all;
    }

    private static double Nearness(Response response, Demand demand)
    {
        var distance = Math.Max(0, Math.Max(response.Start - demand.End, demand.Start - response.End));
        return 0.8 * Math.Max(0, 1 - (double)distance / Near);
    }

    private static string Quote(string text, Response response)
    {
        var start = Math.Clamp(response.Start, 0, text.Length);
        return text[start..Math.Clamp(response.End, start, text.Length)];
    }
}
