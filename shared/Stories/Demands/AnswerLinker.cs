using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Stories.Demands;

/// <summary>Finds the demand that an answer is about: the one that its reading names, else one put to whoever answers, near in the text, in like words.</summary>
internal static class AnswerLinker
{
    private const double Least = 1.0;
    private const int Near = 400;

    /// <param name="placed">The article's own demands, in the order of its reading.</param>
    public static IReadOnlyList<PlacedResponse> Link(IReadOnlyList<Response> responses, Article article, DemandBook book, IReadOnlyList<PlacedDemand> placed) =>
        [.. responses.Select(response => new PlacedResponse(Named(response, placed)?.Id ?? Likeliest(response, article, book, placed), response))];

    private static PlacedDemand? Named(Response response, IReadOnlyList<PlacedDemand> placed) =>
        response.Demand is { } index ? placed.ElementAtOrDefault(index) : null;

    private static DemandId? Likeliest(Response response, Article article, DemandBook book, IReadOnlyList<PlacedDemand> placed)
    {
        var words = DemandWords.Of(Passage.Around(article.TextOf(response.In), response.Start, response.End));
        var actor = new NamedParty(new Party(response.Actor));
        var own = placed.Select(demand => (
            demand.Id,
            Score: Score(actor, words, NamedParty.Of(demand.Addressee), NamedParty.Of(demand.Issuer), Wording.Of(demand.Report)) + Nearness(response, demand.Report)));
        var others = book.All.Select(demand => (demand.Id, Score: Score(actor, words, demand.Addressee, demand.Issuer, demand.Wordings[^1].Wording)));
        var best = own.Concat(others).OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Id.Value, StringComparer.Ordinal).FirstOrDefault();
        return best.Score >= Least ? best.Id : null;
    }

    private static double Score(NamedParty actor, DemandWords words, NamedParty? addressee, NamedParty? issuer, Wording report)
    {
        var asked = (Parties.Match(actor, addressee), Parties.Match([actor], report.Addressees)) switch
        {
            (PartyMatch.Same, _) or (_, PartyMatch.Same) => 1.0,
            (PartyMatch.Related, _) or (_, PartyMatch.Related) => 0.7,
            (PartyMatch.Unknown, _) => 0.3,
            _ => 0,
        };
        var isIssuer = Parties.Match(actor, issuer) == PartyMatch.Same || report.Issuers.Skip(1).Any(one => Parties.Match(actor, one) == PartyMatch.Same);
        return isIssuer ? -1 : asked + 2 * Shared(words, report.Words);
    }

    private static double Shared(DemandWords one, DemandWords other)
    {
        var all = other.Meanings.Values.Sum();
        return all == 0 ? 0 : other.Meanings.Where(meaning => one.Meanings.ContainsKey(meaning.Key)).Sum(meaning => meaning.Value) / all;
    }

    private static double Nearness(Response response, Demand demand)
    {
        if (response.In != demand.In)
        {
            return 0;
        }

        var distance = Math.Max(0, Math.Max(response.Start - demand.End, demand.Start - response.End));
        return 0.8 * Math.Max(0, 1 - (double)distance / Near);
    }
}
