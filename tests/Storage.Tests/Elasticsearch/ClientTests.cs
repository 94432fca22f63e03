using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging.Abstractions;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

public sealed class ClientTests : IClassFixture<Engine>, IAsyncDisposable
{
    private readonly string index = $"client-{Guid.NewGuid():n}";
    private readonly ElasticsearchClient client;

    public ClientTests(Engine engine) =>
        client = new ElasticsearchClient(new ElasticsearchOptions { Url = engine.Url }, TimeProvider.System, NullLogger.Instance);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var one in await client.IndicesAsync($"{index}*", CancellationToken.None))
        {
            await client.DeleteIndexAsync(one.Name, CancellationToken.None);
        }

        client.Dispose();
    }

    [Fact]
    public async Task The_engine_says_who_it_is()
    {
        var facts = await client.FactsAsync(Cancellation);
        Assert.StartsWith("8.", facts.Version, StringComparison.Ordinal);
        Assert.NotEmpty(facts.Cluster);
    }

    [Fact]
    public async Task What_was_created_is_read_back_at_once_and_found_after_a_refresh()
    {
        await CreateAsync();
        var body = new BulkBody();
        body.Create(index, "a", new Report("Talks open in Istanbul – «Переговори»", 3), ClientJson.Default.Report);
        body.Create(index, "b", new Report("Nothing new", 1), ClientJson.Default.Report);
        var answer = await client.BulkAsync(body, Cancellation);
        Assert.All(answer.Items, item => Assert.Equal((index, 201, "created", null), (item.Index, item.Status, item.Result, item.Reason)));
        Assert.Equal(["a", "b"], answer.Items.Select(item => item.Id));

        var stored = await client.GetManyAsync(
            [new(index, "b"), new(index, "none"), new($"{index}-none", "a"), new(index, "a")], ClientJson.Default.Report, Cancellation);
        Assert.Equal(["b", null, null, "a"], stored.Select(one => one?.Id));
        Assert.Equal(new Report("Talks open in Istanbul – «Переговори»", 3), stored[3]!.Source);

        await client.RefreshAsync([index, $"{index}-none"], Cancellation);
        Assert.Equal(2, await client.CountAsync(index, new JsonObject { ["match_all"] = new JsonObject() }, Cancellation));
        var search = await client.SearchAsync(
            index,
            new JsonObject
            {
                ["query"] = new JsonObject { ["match"] = new JsonObject { ["title"] = "istanbul" } },
                ["highlight"] = new JsonObject { ["fields"] = new JsonObject { ["title"] = new JsonObject() } },
                ["sort"] = new JsonArray("_score", new JsonObject { ["weight"] = "desc" }),
                ["seq_no_primary_term"] = true,
                ["aggs"] = new JsonObject { ["sum"] = new JsonObject { ["sum"] = new JsonObject { ["field"] = "weight" } } },
            },
            ClientJson.Default.Report,
            Cancellation);
        var hit = Assert.Single(search.Hits);
        Assert.Equal((1, index, "a", 3), (search.Total, hit.Index, hit.Id, hit.Source.Weight));
        Assert.Equal(["Talks open in <em>Istanbul</em> – «Переговори»"], hit.Highlight["title"]);
        Assert.Equal(3, hit.Sort[1].GetInt32());
        Assert.Equal(hit.Sort[0].GetDouble(), hit.Score);
        Assert.Equal((answer.Items[0].SeqNo, answer.Items[0].PrimaryTerm), (hit.SeqNo, hit.PrimaryTerm));
        Assert.Equal(3, search.Aggregations.GetProperty("sum").GetProperty("value").GetDouble());
        Assert.Equal(JsonValueKind.Undefined, hit.InnerHits.ValueKind);
    }

    private Task<bool> CreateAsync() => client.CreateIndexAsync(
        index,
        new JsonObject
        {
            ["settings"] = new JsonObject { ["number_of_replicas"] = 0 },
            ["mappings"] = new JsonObject
            {
                ["dynamic"] = "strict",
                ["_meta"] = new JsonObject { ["revision"] = 1 },
                ["properties"] = new JsonObject
                {
                    ["title"] = new JsonObject { ["type"] = "text" },
                    ["weight"] = new JsonObject { ["type"] = "integer" },
                },
            },
        },
        Cancellation);
}

internal sealed record Report(string Title, int Weight);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ClientJson : JsonSerializerContext;
