using System.Net.Http.Json;
using System.Text.Json;
using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

public sealed class ClientSearchTests(Engine engine) : IClassFixture<Engine>, IAsyncLifetime
{
    private readonly ClientIndex own = new(engine.Url);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await own.CreatedAsync();

    public ValueTask DisposeAsync() => own.DisposeAsync();

    [Fact]
    public async Task A_hit_has_all_that_the_body_asks_for()
    {
        var written = await own.WriteAsync(body => body.Create(own.Name, "a", new Report("Talks open in Istanbul", 3), ReportJson.Default.Report));
        await own.WriteAsync(body => body.Create(own.Name, "b", new Report("Nothing new", 5), ReportJson.Default.Report));
        await own.Client.RefreshAsync([own.Name], Cancellation);
        var answer = await SearchAsync("""
            {
              "query": { "match": { "title": "istanbul" } },
              "highlight": { "fields": { "title": {} } },
              "sort": ["_score", { "weight": "desc" }],
              "seq_no_primary_term": true,
              "aggs": { "sum": { "sum": { "field": "weight" } } }
            }
            """);
        var hit = Assert.Single(answer.Hits);
        Assert.Equal((own.Name, "a", new Report("Talks open in Istanbul", 3)), (hit.Index, hit.Id, hit.Source));
        Assert.Equal((written.SeqNo, written.PrimaryTerm), (hit.SeqNo, hit.PrimaryTerm));
        Assert.Equal(["Talks open in <em>Istanbul</em>"], hit.Highlight["title"]);
        Assert.Equal((hit.Score, 3), (hit.Sort[0].GetDouble(), hit.Sort[1].GetInt32()));
        Assert.Equal(3, answer.Aggregations.GetProperty("sum").GetProperty("value").GetDouble());
        Assert.Equal((1L, 1, 0, null), (answer.Total, answer.Shards, answer.ShardsSkipped, answer.PointInTime));
    }

    [Fact]
    public async Task What_the_body_does_not_ask_for_is_empty()
    {
        await own.FillAsync(1);
        var answer = await SearchAsync("""{ "_source": false, "sort": ["weight"], "track_total_hits": false }""");
        var hit = Assert.Single(answer.Hits);
        Assert.Equal((-1, null, null, null), (answer.Total, hit.Source, hit.Score, hit.SeqNo));
        Assert.Empty(hit.Highlight);
        Assert.Equal((JsonValueKind.Undefined, JsonValueKind.Undefined), (hit.InnerHits.ValueKind, answer.Aggregations.ValueKind));
    }

    [Fact]
    public async Task Inner_hits_are_handed_on()
    {
        var nested = $"{own.Name}-nested";
        await own.Client.CreateIndexAsync(
            nested,
            ClientIndex.Json("""{ "settings": { "number_of_replicas": 0 }, "mappings": { "properties": { "demands": { "type": "nested" } } } }"""),
            Cancellation);
        var document = ClientIndex.Json("""{ "demands": [{ "what": "withdraw" }, { "what": "pay" }] }""");
        await own.WriteAsync(body => body.Create(nested, "a", document, ReportJson.Default.JsonObject));
        await own.Client.RefreshAsync([nested], Cancellation);
        var query = ClientIndex.Json("""
            { "query": { "nested": { "path": "demands", "query": { "match": { "demands.what": "pay" } }, "inner_hits": {} } } }
            """);
        var answer = await own.Client.SearchAsync(nested, query, ReportJson.Default.JsonObject, Cancellation);
        var inner = Assert.Single(answer.Hits).InnerHits.GetProperty("demands").GetProperty("hits").GetProperty("hits")[0];
        Assert.Equal("pay", inner.GetProperty("_source").GetProperty("what").GetString());
    }

    [Fact]
    public async Task A_total_is_exact_beyond_ten_thousand()
    {
        await own.FillAsync(10_001);
        Assert.Equal(10_001, (await SearchAsync("""{ "size": 0 }""")).Total);
        Assert.Equal(7, await own.Client.CountAsync(own.Name, ClientIndex.Json("""{ "range": { "weight": { "lt": 7 } } }"""), Cancellation));
    }

    [Fact]
    public async Task Pages_of_a_point_in_time_know_nothing_that_came_later()
    {
        await own.FillAsync(5);
        var point = await own.Client.OpenPointInTimeAsync(own.Name, TimeSpan.FromMinutes(1), null, Cancellation);
        await own.WriteAsync(body => body.Create(own.Name, "late", new Report("Late", 2), ReportJson.Default.Report));
        await own.Client.RefreshAsync([own.Name], Cancellation);

        var first = await PageAsync(point, "");
        Assert.Equal(5, first.Total);
        var second = await PageAsync(first.PointInTime!, $$""", "search_after": [{{first.Hits[^1].Sort[0]}}, {{first.Hits[^1].Sort[1]}}] """);
        Assert.Equal(["0", "1", "2", "3", "4"], first.Hits.Concat(second.Hits).Select(hit => hit.Id));
        await own.Client.ClosePointInTimeAsync(second.PointInTime!, Cancellation);
        await own.Client.ClosePointInTimeAsync(second.PointInTime!, Cancellation);

        var e = await Assert.ThrowsAsync<ElasticsearchException>(() => PageAsync(point, ""));
        Assert.Equal((404, "search_context_missing_exception"), (e.Status, e.Type));
    }

    [Fact]
    public async Task A_point_in_time_can_leave_out_indices_that_hold_nothing_of_interest()
    {
        await own.FillAsync(2);
        await own.CreatedAsync("-other");
        var filter = ClientIndex.Json("""{ "range": { "weight": { "gte": 1 } } }""");
        var point = await own.Client.OpenPointInTimeAsync($"{own.Name}*", TimeSpan.FromMinutes(1), filter, Cancellation);
        Assert.Equal(2, (await PageAsync(point, "")).Total);
        await own.Client.ClosePointInTimeAsync(point, Cancellation);
    }

    [Fact]
    public async Task A_query_that_the_engine_refuses_is_one_sentence_with_its_reason()
    {
        var e = await Assert.ThrowsAsync<ElasticsearchException>(() => SearchAsync("""{ "query": { "match": { "weight": "heavy" } } }"""));
        Assert.Equal(
            $"Elasticsearch refused POST /{own.Name}/_search with 400 (query_shard_exception): "
            + "failed to create query: For input string: \"heavy\"",
            e.Message);
        Assert.Equal(own.Name, e.Index);
    }

    [Fact]
    public async Task An_index_that_is_not_there_is_named()
    {
        var e = await Assert.ThrowsAsync<ElasticsearchException>(() =>
            own.Client.SearchAsync("client-none", [], ReportJson.Default.Report, Cancellation));
        Assert.Equal("Elasticsearch refused POST /client-none/_search with 404 (index_not_found_exception): no such index [client-none]", e.Message);
        Assert.Equal((404, "index_not_found_exception", "client-none"), (e.Status, e.Type, e.Index));
    }

    [Fact]
    public async Task An_answer_from_some_of_the_shards_is_no_answer()
    {
        await own.FillAsync(3);
        await CreateUnassignedAsync($"{own.Name}-away");
        var everything = ClientIndex.Json("""{ "match_all": {} }""");
        var both = $"{own.Name}*";
        await Assert.ThrowsAsync<StoreUnavailableException>(() => own.Client.SearchAsync(both, [], ReportJson.Default.Report, Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => own.Client.OpenPointInTimeAsync(both, TimeSpan.FromMinutes(1), null, Cancellation));
        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() => own.Client.CountAsync(both, everything, Cancellation));
        Assert.StartsWith($"Elasticsearch could answer POST /{both}/_count from 1 of 2 shards only", e.Message, StringComparison.Ordinal);
        e = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            own.Client.GetManyAsync([new(own.Name, "1"), new($"{own.Name}-away", "1")], ReportJson.Default.Report, Cancellation));
        Assert.StartsWith($"Elasticsearch cannot read {own.Name}-away/1 just now: ", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Of an index that no node may hold, as if its node were down.</summary>
    private async Task CreateUnassignedAsync(string name)
    {
        using var http = new HttpClient { BaseAddress = new Uri(engine.Url) };
        var settings = ClientIndex.Json("""{ "settings": { "number_of_replicas": 0, "index.routing.allocation.require._name": "nobody" } }""");
        using var answer = await http.PutAsJsonAsync($"/{name}?wait_for_active_shards=0", settings, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private Task<SearchAnswer<Report>> SearchAsync(string body) =>
        own.Client.SearchAsync(own.Name, ClientIndex.Json(body), ReportJson.Default.Report, Cancellation);

    private Task<SearchAnswer<Report>> PageAsync(string point, string more) => own.Client.SearchAsync(
        null,
        ClientIndex.Json($$"""{ "pit": { "id": "{{point}}", "keep_alive": "1m" }, "size": 3, "sort": ["weight"] {{more}} }"""),
        ReportJson.Default.Report,
        Cancellation);
}
