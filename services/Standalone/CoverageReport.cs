using System.Text.Json.Serialization;
using NewsPipeline.Contracts;

namespace NewsPipeline.Standalone;

/// <summary>What <c>coverage</c> prints of one story: its articles, its demands with all who carry them, and the answers.</summary>
internal sealed class CoverageReport(StoryId id)
{
    private readonly List<ArticleId> articles = [];
    private readonly List<DemandLine> demands = [];
    private readonly List<ResponseLine> responses = [];

    public StoryName Story { get; private set; } = new(id, "");

    public IReadOnlyList<ArticleId> Articles => articles;

    public IReadOnlyList<DemandLine> Demands => demands;

    public IReadOnlyList<ResponseLine> Responses => responses;

    /// <summary>Adds an article of the story, in order. What a text says was not demanded, and answers to nothing that we know, are left out.</summary>
    public void Add(ArticleId article, Placement placement)
    {
        Story = new(placement.Story, placement.StoryTitle);
        if (articles.Contains(article))
        {
            return;
        }

        articles.Add(article);
        foreach (var placed in placement.Demands.Where(placed => !placed.Report.Negated))
        {
            Add(article, placed);
        }

        foreach (var placed in placement.Responses)
        {
            if (placed.Demand is { } demand)
            {
                responses.Add(new(demand, placed.Response.Actor, placed.Response.Stance, article));
            }
        }
    }

    private void Add(ArticleId article, PlacedDemand placed)
    {
        var line = demands.Find(demand => demand.Id == placed.Id);
        if (line is null)
        {
            line = new(placed.Id, Name(placed.Issuer), Name(placed.Addressee), placed.What, placed.Report.Strength, []);
            demands.Add(line);
        }

        if (!line.Carriers.Exists(carrier => carrier.Article == article))
        {
            var report = placed.Report;
            line.Carriers.Add(new(article, report.What, report.Start, report.End, report.In, report.Attribution));
        }
    }

    private static PartyName? Name(Party? party) => party is null ? null : new(party.Name);

    internal sealed record StoryName(StoryId Id, string Title);

    internal sealed record PartyName(string Name);

    internal sealed record DemandLine(DemandId Id, PartyName? Issuer, PartyName? Addressee, string What, Strength Strength, List<CarrierLine> Carriers);

    internal sealed record CarrierLine(
        ArticleId Article,
        string What,
        int Start,
        int End,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Part In,
        IReadOnlyList<string> Attribution);

    internal sealed record ResponseLine(DemandId Demand, string Actor, Stance Stance, ArticleId Article);
}
