using NewsPipeline.Contracts;
using NewsPipeline.Language;

namespace NewsPipeline.Storage.Elasticsearch.Documents;

internal sealed record ResponseDocument(string? Demand, string Actor, Stance Stance, string Quote, int Start, int End)
{
    public static ResponseDocument Of(PlacedResponse placed, string text) => new(
        placed.Demand?.Value,
        placed.Response.Actor,
        placed.Response.Stance,
        Passage.Around(text, placed.Response.Start, placed.Response.End),
        placed.Response.Start,
        placed.Response.End);

    public PlacedResponse ToPlaced() => new(Demand is null ? null : new DemandId(Demand), new Response(Actor, Stance, Start, End));
}
