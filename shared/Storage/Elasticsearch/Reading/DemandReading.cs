using System.Text.Json.Nodes;
using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

internal sealed class DemandReading(ElasticsearchClient client, IndexNames names, KnownNames known, Pages pages, AnswerReading answers)
{
    private const string List = "demands";

    public async Task<Page<DemandView>> PageAsync(Question question, CancellationToken cancellation)
    {
        var query = QuestionQuery.OfDemands(question, await known.OfAsync(question, cancellation));
        var begin = await pages.BeginAsync(List, question, cancellation, (names.Demands, null));
        var page = await pages.ReadAsync(List, question, begin, Body(query), DocumentJson.Default.DemandDocument, cancellation);
        return new(await ViewsAsync([.. page.Items.Select(hit => hit.Source)], cancellation), page.Total, page.Next);
    }

    public async Task<DemandView?> OneAsync(DemandId id, CancellationToken cancellation)
    {
        var stored = await client.GetManyAsync([new(names.Demands, id.Value)], DocumentJson.Default.DemandDocument, cancellation);
        return stored[0] is { Source: { Gone: false } demand } ? (await ViewsAsync([demand], cancellation))[0] : null;
    }

    /// <summary>Each with the title that its story has now, and the answers to it; in order.</summary>
    public async Task<IReadOnlyList<DemandView>> ViewsAsync(IReadOnlyList<DemandDocument> demands, CancellationToken cancellation)
    {
        var (titles, replies) = (TitlesAsync(demands, cancellation), answers.ToDemandsAsync([.. demands.Select(demand => demand.Id)], cancellation));
        await Task.WhenAll(titles, replies);
        var (titleOf, answersTo) = (await titles, await replies);
        return [.. demands.Select(demand => View(demand, titleOf.GetValueOrDefault(demand.Story!) ?? demand.StoryTitle!, [.. answersTo[new DemandId(demand.Id)]]))];
    }

    private async Task<Dictionary<string, string?>> TitlesAsync(IReadOnlyList<DemandDocument> demands, CancellationToken cancellation)
    {
        DocumentAddress[] stories = [.. demands.Select(demand => demand.Story!).Distinct().Select(story => new DocumentAddress(names.Stories, story))];
        var stored = await client.GetManyAsync(stories, DocumentJson.Default.StoryDocument, cancellation, fields: ["id", "title"]);
        return stored.OfType<Stored<StoryDocument>>().ToDictionary(story => story.Id, story => story.Source.Title);
    }

    private static DemandView View(DemandDocument demand, string storyTitle, IReadOnlyList<AnswerView> answers) => new(
        new DemandId(demand.Id),
        new StoryId(demand.Story!),
        storyTitle,
        demand.Issuer?.First?.ToParty(),
        demand.Addressee?.First?.ToParty(),
        demand.What!,
        demand.Strength!.Value,
        demand.Topic!,
        demand.Negated!.Value,
        demand.FirstAt!.Value,
        demand.LastAt!.Value,
        demand.OutletCount!.Value,
        [.. demand.Carriers!.Select(carrier => carrier.View())],
        answers)
    {
        AlsoIssuers = demand.Issuer?.ToOthers(),
        AlsoAddressees = demand.Addressee?.ToOthers(),
    };

    private static JsonObject Body(string query) => Json.Object($$"""
        { "query": {{query}}, "sort": [ { "lastAt": "desc" }, { "id": "desc" } ], "_source": { "excludes": ["carriers.entities"] } }
        """);
}
