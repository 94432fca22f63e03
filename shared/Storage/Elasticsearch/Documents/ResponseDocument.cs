using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <param name="Answers">Which of the article's own demands, as its reading says.</param>
/// <param name="In">Null in the text.</param>
internal sealed record ResponseDocument(
    string? Demand, string Actor, Stance Stance, string Quote, int Start, int End, string? Cue, int? Answers, Part? In)
{
    public static ResponseDocument Of(PlacedResponse placed, Article article)
    {
        var response = placed.Response;
        return new(
            placed.Demand?.Value,
            response.Actor,
            response.Stance,
            Passage.Around(article.TextOf(response.In), response.Start, response.End),
            response.Start,
            response.End,
            response.Cue,
            response.Demand,
            response.In.UnlessText());
    }

    public PlacedResponse ToPlaced() => new(
        Demand is null ? null : new DemandId(Demand),
        new Response(Actor, Stance, Start, End) { Cue = Cue, Demand = Answers, In = In ?? Part.Text });
}
