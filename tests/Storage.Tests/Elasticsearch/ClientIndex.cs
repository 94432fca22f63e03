using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging.Abstractions;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>A client, and names of indices that no other test has; what was made of them is gone afterwards.</summary>
internal sealed class ClientIndex(string url) : IAsyncDisposable
{
    public string Name { get; } = $"client-{Guid.NewGuid():n}";

    public ElasticsearchClient Client { get; } = new(new ElasticsearchOptions { Url = url }, TimeProvider.System, NullLogger.Instance);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();

    /// <summary>A title and a weight, and nothing else.</summary>
    public async Task<ClientIndex> CreatedAsync(string suffix = "")
    {
        Assert.True(await Client.CreateIndexAsync(
            Name + suffix,
            Json("""
                {
                  "settings": { "number_of_replicas": 0 },
                  "mappings": {
                    "dynamic": "strict",
                    "_meta": { "revision": 1 },
                    "properties": { "title": { "type": "text" }, "weight": { "type": "integer" } }
                  }
                }
                """),
            Cancellation));
        return this;
    }

    public async Task<BulkItem> WriteAsync(Action<BulkBody> write)
    {
        var body = new BulkBody();
        write(body);
        return Assert.Single((await Client.BulkAsync(body, Cancellation)).Items);
    }

    public async Task FillAsync(int reports)
    {
        var body = new BulkBody();
        for (var weight = 0; weight < reports; weight++)
        {
            body.Create(Name, $"{weight}", new Report("Talks go on", weight), ReportJson.Default.Report);
        }

        Assert.All((await Client.BulkAsync(body, Cancellation)).Items, item => Assert.Equal(201, item.Status));
        await Client.RefreshAsync([Name], Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var index in await Client.IndicesAsync($"{Name}*", CancellationToken.None))
        {
            await Client.DeleteIndexAsync(index.Name, CancellationToken.None);
        }

        Client.Dispose();
    }
}

internal sealed record Report(string Title, int Weight);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ReportJson : JsonSerializerContext;
