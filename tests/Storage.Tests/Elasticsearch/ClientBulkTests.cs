using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

public sealed class ClientBulkTests(Engine engine) : IClassFixture<Engine>, IAsyncLifetime
{
    private static readonly Report Talks = new("Talks open in Istanbul – «Переговори»", 3);
    private readonly ClientIndex own = new(engine.Url);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await own.CreatedAsync();

    public ValueTask DisposeAsync() => own.DisposeAsync();

    [Fact]
    public async Task What_was_created_is_read_back_at_once()
    {
        var item = await own.WriteAsync(body => body.Create(own.Name, "a", Talks, ReportJson.Default.Report));
        Assert.Equal((own.Name, "a", 201, "created", null, null), (item.Index, item.Id, item.Status, item.Result, item.ErrorType, item.Reason));

        var stored = await own.Client.GetManyAsync(
            [new(own.Name, "none"), new($"{own.Name}-none", "a"), new(own.Name, "a")], ReportJson.Default.Report, Cancellation);
        Assert.Equal([null, null, new Stored<Report>(own.Name, "a", item.SeqNo!.Value, item.PrimaryTerm!.Value, Talks)], stored);
    }

    [Fact]
    public async Task Only_the_fields_asked_for_are_read_back()
    {
        await own.WriteAsync(body => body.Create(own.Name, "a", Talks, ReportJson.Default.Report));
        var stored = await own.Client.GetManyAsync([new(own.Name, "a")], ReportJson.Default.JsonObject, Cancellation, ["weight"]);
        Assert.Equal("""{"weight":3}""", Assert.Single(stored)!.Source.ToJsonString());
    }

    [Fact]
    public async Task Nothing_to_do_asks_nothing()
    {
        Assert.Empty((await own.Client.BulkAsync(new BulkBody(), Cancellation)).Items);
        Assert.Empty(await own.Client.GetManyAsync([], ReportJson.Default.Report, Cancellation));
        await own.Client.RefreshAsync([], Cancellation);
    }

    [Fact]
    public async Task An_id_is_created_once()
    {
        await own.WriteAsync(body => body.Create(own.Name, "a", Talks, ReportJson.Default.Report));
        var again = await own.WriteAsync(body => body.Create(own.Name, "a", Talks, ReportJson.Default.Report));
        Assert.Equal((409, "version_conflict_engine_exception", null), (again.Status, again.ErrorType, again.Result));
        Assert.Equal("[a]: version conflict, document already exists (current version [1])", again.Reason);
    }

    [Fact]
    public async Task A_document_that_changed_since_it_was_read_is_not_replaced_nor_deleted()
    {
        var read = await own.WriteAsync(body => body.Create(own.Name, "a", Talks, ReportJson.Default.Report));
        var changed = await own.WriteAsync(body =>
            body.Index(own.Name, "a", Talks with { Weight = 4 }, ReportJson.Default.Report, read.SeqNo, read.PrimaryTerm));
        Assert.Equal((200, "updated"), (changed.Status, changed.Result));

        var partial = ClientIndex.Json("""{ "weight": 5 }""");
        Assert.Equal(409, (await own.WriteAsync(body => body.Index(own.Name, "a", Talks, ReportJson.Default.Report, read.SeqNo, read.PrimaryTerm))).Status);
        Assert.Equal(409, (await own.WriteAsync(body => body.Update(own.Name, "a", partial, read.SeqNo, read.PrimaryTerm))).Status);
        Assert.Equal(409, (await own.WriteAsync(body => body.Delete(own.Name, "a", read.SeqNo, read.PrimaryTerm))).Status);
        Assert.Equal(4, await WeightAsync("a"));
    }

    [Fact]
    public async Task An_older_version_never_replaces_a_newer()
    {
        int[] statuses = [await VersionAsync(7), await VersionAsync(6), await VersionAsync(7), await VersionAsync(9)];
        Assert.Equal([201, 409, 409, 200], statuses);
        Assert.Equal(9, await WeightAsync("a"));
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_needs_a_document()
    {
        var partial = ClientIndex.Json("""{ "weight": 8 }""");
        await own.WriteAsync(body => body.Create(own.Name, "a", Talks, ReportJson.Default.Report));
        Assert.Equal("updated", (await own.WriteAsync(body => body.Update(own.Name, "a", partial))).Result);
        Assert.Equal("noop", (await own.WriteAsync(body => body.Update(own.Name, "a", partial))).Result);
        var stored = await own.Client.GetManyAsync([new(own.Name, "a")], ReportJson.Default.Report, Cancellation);
        Assert.Equal(Talks with { Weight = 8 }, stored[0]!.Source);

        var missing = await own.WriteAsync(body => body.Update(own.Name, "none", partial));
        Assert.Equal((404, "document_missing_exception", "[none]: document missing"), (missing.Status, missing.ErrorType, missing.Reason));
    }

    [Fact]
    public async Task What_is_deleted_is_gone_and_what_is_not_there_is_no_error()
    {
        await own.WriteAsync(body => body.Create(own.Name, "a", Talks, ReportJson.Default.Report));
        Assert.Equal((200, "deleted"), await DeleteAsync());
        Assert.Equal((404, "not_found"), await DeleteAsync());
    }

    [Fact]
    public async Task Each_action_has_its_own_result_in_its_own_place()
    {
        var body = new BulkBody();
        body.Create(own.Name, "good", Talks, ReportJson.Default.Report);
        body.Index(own.Name, "unknown", ClientIndex.Json("""{ "colour": "blue" }"""), ReportJson.Default.JsonObject);
        body.Index(own.Name, "wrong", ClientIndex.Json("""{ "weight": "heavy" }"""), ReportJson.Default.JsonObject);
        body.Delete(own.Name, "none");
        body.Index($"{own.Name}-alias", "lost", Talks, ReportJson.Default.Report, requireAlias: true);
        body.Create(own.Name, "better", Talks, ReportJson.Default.Report);
        Assert.Equal(6, body.Count);
        var items = (await own.Client.BulkAsync(body, Cancellation)).Items;

        Assert.Equal(["good", "unknown", "wrong", "none", "lost", "better"], items.Select(item => item.Id));
        Assert.Equal([201, 400, 400, 404, 404, 201], items.Select(item => item.Status));
        Assert.Equal("strict_dynamic_mapping_exception", items[1].ErrorType);
        Assert.EndsWith("mapping set to strict, dynamic introduction of [colour] within [_doc] is not allowed", items[1].Reason, StringComparison.Ordinal);
        Assert.EndsWith(
            "failed to parse field [weight] of type [integer] in document with id 'wrong'. Preview of field's value: 'heavy': For input string: \"heavy\"",
            items[2].Reason,
            StringComparison.Ordinal);
        Assert.Null(items[3].ErrorType);
        Assert.Equal("index_not_found_exception", items[4].ErrorType);
        Assert.Empty(await own.Client.IndicesAsync($"{own.Name}-alias", Cancellation));
    }

    [Fact]
    public async Task A_bulk_of_thousands_keeps_its_order()
    {
        var body = new BulkBody();
        for (var weight = 0; weight < 3000; weight++)
        {
            body.Create(own.Name, $"{weight}", Talks with { Weight = weight }, ReportJson.Default.Report);
        }

        var answer = await own.Client.BulkAsync(body, Cancellation);
        Assert.Equal(Enumerable.Range(0, 3000).Select(number => $"{number}"), answer.Items.Select(item => item.Id));
        Assert.Equal(2345, await WeightAsync("2345"));
    }

    [Fact]
    public async Task An_id_longer_than_the_engine_takes_is_refused_with_the_others()
    {
        var e = await Assert.ThrowsAsync<ElasticsearchException>(() =>
            own.WriteAsync(body => body.Create(own.Name, new string('x', 513), Talks, ReportJson.Default.Report)));
        Assert.Equal((400, "action_request_validation_exception"), (e.Status, e.Type));
        Assert.StartsWith("Elasticsearch refused POST /_bulk with 400 (action_request_validation_exception): ", e.Message, StringComparison.Ordinal);
        Assert.Contains("513", e.Reason, StringComparison.Ordinal);
    }

    private async Task<int> VersionAsync(int version) =>
        (await own.WriteAsync(body => body.IndexVersioned(own.Name, "a", Talks with { Weight = version }, ReportJson.Default.Report, version))).Status;

    private async Task<(int, string?)> DeleteAsync()
    {
        var item = await own.WriteAsync(body => body.Delete(own.Name, "a"));
        Assert.Null(item.ErrorType);
        return (item.Status, item.Result);
    }

    private async Task<int> WeightAsync(string id) =>
        (await own.Client.GetManyAsync([new(own.Name, id)], ReportJson.Default.Report, Cancellation))[0]!.Source.Weight;
}
