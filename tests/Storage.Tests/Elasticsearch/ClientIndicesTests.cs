using System.Text.Json.Nodes;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

public sealed class ClientIndicesTests(Engine engine) : IClassFixture<Engine>, IAsyncDisposable
{
    private readonly ClientIndex own = new(engine.Url);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => own.DisposeAsync();

    [Fact]
    public async Task The_engine_says_who_it_is()
    {
        var facts = await own.Client.FactsAsync(Cancellation);
        Assert.StartsWith("9.", facts.Version, StringComparison.Ordinal);
        Assert.NotEmpty(facts.Cluster);
    }

    [Fact]
    public async Task An_index_is_made_once_and_deleted_once()
    {
        Assert.True(await own.Client.CreateIndexAsync(own.Name, [], Cancellation));
        Assert.False(await own.Client.CreateIndexAsync(own.Name, [], Cancellation));
        Assert.True(await own.Client.DeleteIndexAsync(own.Name, Cancellation));
        Assert.False(await own.Client.DeleteIndexAsync(own.Name, Cancellation));
    }

    [Fact]
    public async Task Of_those_who_make_an_index_at_once_one_has_made_it()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => own.Client.CreateIndexAsync(own.Name, [], Cancellation)));
        Assert.Single(made, one => one);
    }

    [Fact]
    public async Task A_body_that_the_engine_refuses_is_one_sentence_with_its_reason()
    {
        var e = await Assert.ThrowsAsync<ElasticsearchException>(() => own.Client.CreateIndexAsync(
            own.Name, ClientIndex.Json("""{ "mappings": { "properties": { "title": { "type": "rhyme" } } } }"""), Cancellation));
        Assert.Equal(400, e.Status);
        Assert.Equal(
            $"Elasticsearch refused PUT /{own.Name} with 400 (mapper_parsing_exception): Failed to parse mapping: "
            + "The mapper type [rhyme] declared on field [title] does not exist. "
            + "It might have been created within a future version or requires a plugin to be installed. Check the documentation.",
            e.Message);
    }

    [Fact]
    public async Task Indices_are_listed_with_what_we_know_them_by()
    {
        await own.CreatedAsync("-1");
        await own.Client.CreateIndexAsync($"{own.Name}-2", [], Cancellation);
        await own.Client.UpdateAliasesAsync(
            [ClientIndex.Json($$"""{ "add": { "index": "{{own.Name}}-1", "alias": "{{own.Name}}-all" } }""")], Cancellation);
        await own.Client.PutSettingsAsync($"{own.Name}-2", ClientIndex.Json("""{ "index.blocks.write": true }"""), Cancellation);

        var listed = (await own.Client.IndicesAsync($"{own.Name}*", Cancellation)).OrderBy(index => index.Name, StringComparer.Ordinal).ToArray();
        Assert.Equal([$"{own.Name}-1", $"{own.Name}-2"], listed.Select(index => index.Name));
        Assert.Equal([$"{own.Name}-all"], listed[0].Aliases);
        Assert.Equal("""{"revision":1}""", listed[0].Meta!.ToJsonString());
        Assert.Equal((null, 0), (listed[1].Meta, listed[1].Aliases.Count));
        Assert.Equal([false, true], listed.Select(index => index.BlocksWrites));
        Assert.Equal($"{own.Name}-1", Assert.Single(await own.Client.IndicesAsync($"{own.Name}-all", Cancellation)).Name);
        Assert.Empty(await own.Client.IndicesAsync($"{own.Name}-none", Cancellation));
        Assert.Empty(await own.Client.IndicesAsync($"{own.Name}-none*", Cancellation));
    }

    [Fact]
    public async Task Aliases_change_together_or_not_at_all()
    {
        await own.CreatedAsync("-1");
        await own.CreatedAsync("-2");
        await own.Client.UpdateAliasesAsync([Alias("add", 1)], Cancellation);
        await own.Client.UpdateAliasesAsync([Alias("remove", 1), Alias("add", 2)], Cancellation);
        var e = await Assert.ThrowsAsync<ElasticsearchException>(() => own.Client.UpdateAliasesAsync([Alias("add", 1), Alias("remove", 3)], Cancellation));
        Assert.Equal(404, e.Status);
        Assert.Equal($"{own.Name}-2", Assert.Single(await own.Client.IndicesAsync($"{own.Name}-now", Cancellation)).Name);

        var item = await own.WriteAsync(body => body.Create($"{own.Name}-now", "a", new Report("Talks", 1), ReportJson.Default.Report, requireAlias: true));
        Assert.Equal(($"{own.Name}-2", 201), (item.Index, item.Status));
    }

    [Fact]
    public async Task An_index_that_blocks_writes_says_so()
    {
        await own.CreatedAsync();
        await own.Client.PutSettingsAsync(own.Name, ClientIndex.Json("""{ "index.blocks.write": true }"""), Cancellation);
        var item = await own.WriteAsync(body => body.Create(own.Name, "a", new Report("Talks", 1), ReportJson.Default.Report));
        Assert.Equal((403, "cluster_block_exception"), (item.Status, item.ErrorType));
    }

    [Fact]
    public async Task A_mapping_grows_but_does_not_change()
    {
        await own.CreatedAsync();
        await own.Client.PutMappingAsync(
            own.Name, ClientIndex.Json("""{ "_meta": { "revision": 2 }, "properties": { "outlet": { "type": "keyword" } } }"""), Cancellation);
        Assert.Equal(2, (int)Assert.Single(await own.Client.IndicesAsync(own.Name, Cancellation)).Meta!["revision"]!);
        var e = await Assert.ThrowsAsync<ElasticsearchException>(() => own.Client.PutMappingAsync(
            own.Name, ClientIndex.Json("""{ "properties": { "weight": { "type": "text" } } }"""), Cancellation));
        Assert.Equal("mapper [weight] cannot be changed from type [integer] to [text]", e.Reason);
    }

    [Fact]
    public async Task Templates_shape_the_indices_made_later()
    {
        await own.Client.PutComponentTemplateAsync(
            own.Name, ClientIndex.Json("""{ "template": { "mappings": { "_meta": { "revision": 7 } } } }"""), Cancellation);
        await own.Client.PutIndexTemplateAsync(
            own.Name,
            ClientIndex.Json($$"""{ "index_patterns": ["{{own.Name}}-*"], "composed_of": ["{{own.Name}}"], "priority": 500 }"""),
            Cancellation);
        await own.Client.CreateIndexAsync($"{own.Name}-later", [], Cancellation);
        using var http = new HttpClient { BaseAddress = new Uri(engine.Url) };
        await http.DeleteAsync($"/_index_template/{own.Name}", Cancellation);
        await http.DeleteAsync($"/_component_template/{own.Name}", Cancellation);

        Assert.Equal(7, (int)Assert.Single(await own.Client.IndicesAsync($"{own.Name}-later", Cancellation)).Meta!["revision"]!);
    }

    [Fact]
    public async Task Any_number_of_indices_is_refreshed_whether_there_or_not()
    {
        await own.CreatedAsync();
        await own.WriteAsync(body => body.Create(own.Name, "a", new Report("Talks", 1), ReportJson.Default.Report));
        await own.Client.RefreshAsync([.. Enumerable.Range(0, 200).Select(number => $"{own.Name}-{number}"), own.Name], Cancellation);
        Assert.Equal(1, await own.Client.CountAsync(own.Name, ClientIndex.Json("""{ "match_all": {} }"""), Cancellation));
    }

    [Fact]
    public async Task A_name_that_is_empty_never_means_all_indices() =>
        await Assert.ThrowsAsync<ArgumentException>(() => own.Client.DeleteIndexAsync("", Cancellation));

    private JsonObject Alias(string action, int number) =>
        ClientIndex.Json($$"""{ "{{action}}": { "index": "{{own.Name}}-{{number}}", "alias": "{{own.Name}}-now" } }""");
}
