using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>What travels, and what is made of answers that no healthy engine gives.</summary>
public sealed class ClientAnswerTests(Engine engine) : IClassFixture<Engine>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_long_bulk_travels_compressed_and_a_short_one_as_it_is()
    {
        var seen = new List<string>();
        await using var proxy = await OddServer.BeforeAsync(engine.Url, context =>
        {
            seen.Add($"{context.Request.Headers.ContentEncoding} {context.Request.ContentType}");
            return true;
        });
        await using var own = await new ClientIndex(proxy.Url).CreatedAsync();
        await own.WriteAsync(body => body.Create(own.Name, "short", new Report("Talks", 1), ReportJson.Default.Report));
        await own.WriteAsync(body => body.Create(own.Name, "long", new Report(new string('x', 2000), 1), ReportJson.Default.Report));

        Assert.Equal(
            [
                " application/vnd.elasticsearch+json; compatible-with=9",
                " application/vnd.elasticsearch+x-ndjson; compatible-with=9",
                "gzip application/vnd.elasticsearch+x-ndjson; compatible-with=9",
            ],
            seen);
        var stored = await own.Client.GetManyAsync([new(own.Name, "long")], ReportJson.Default.Report, Cancellation);
        Assert.Equal(new string('x', 2000), stored[0]!.Source.Title);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(403)]
    public async Task A_page_is_not_taken_for_an_engine(int status)
    {
        await using var proxy = await OddServer.SayingAsync(status, "text/html", "<html>\n  <h1>Welcome</h1>\n</html>");
        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() => AskAsync(proxy));
        Assert.Equal(
            $"What answers at {proxy.Url}/ is not Elasticsearch, to which Elasticsearch:Url must lead: "
            + $"to GET / it said {status} with text/html, '<html> <h1>Welcome</h1> </html>'.",
            e.Message);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var server = await OddServer.StartAsync(context =>
        {
            context.Response.Redirect("https://elsewhere.example/");
            return Task.CompletedTask;
        });
        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() => AskAsync(server));
        Assert.Contains("is not Elasticsearch, to which Elasticsearch:Url must lead: to GET / it said 302", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    public async Task A_page_without_end_is_read_just_as_far_as_it_explains(int status)
    {
        await using var server = await OddServer.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(new string('x', 10_000));
            }
        });
        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() => AskAsync(server));
        Assert.EndsWith("xxx…'.", e.Message, StringComparison.Ordinal);
        Assert.InRange(e.Message.Length, 200, 500);
    }

    [Fact]
    public async Task Too_many_requests_are_no_fault_of_the_request()
    {
        await using var busy = await OddServer.SayingAsync(
            429, "application/json", """{"error":{"type":"circuit_breaking_exception","reason":"[parent] Data too large"},"status":429}""");
        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() => AskAsync(busy));
        Assert.Equal("Elasticsearch takes no more just now: it answered GET / with 429 ([parent] Data too large).", e.Message);
    }

    [Fact]
    public async Task A_body_too_large_for_whatever_stands_before_the_engine_is_a_refusal()
    {
        await using var proxy = await OddServer.SayingAsync(413, "text/html", "<h1>Request Entity Too Large</h1>");
        using var client = To(proxy);
        var body = new BulkBody();
        body.Delete("articles", "a");
        var e = await Assert.ThrowsAsync<ElasticsearchException>(() => client.BulkAsync(body, Cancellation));
        Assert.Equal(413, e.Status);
    }

    [Fact]
    public async Task A_search_that_ran_out_of_time_is_no_answer()
    {
        await using var hurried = await EngineSayingAsync("""{"took":1,"timed_out":true,"_shards":{"total":1,"failed":0},"hits":{"hits":[]}}""");
        using var client = To(hurried);
        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() => client.SearchAsync("articles", [], ReportJson.Default.Report, Cancellation));
        Assert.Equal("Elasticsearch broke off POST /articles/_search before all shards had answered.", e.Message);
    }

    [Fact]
    public async Task A_change_that_not_all_nodes_confirmed_is_not_taken_for_done()
    {
        await using var split = await EngineSayingAsync("""{"acknowledged":false}""");
        using var client = To(split);
        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() => client.PutMappingAsync("articles", [], Cancellation));
        Assert.Equal("Not all nodes of Elasticsearch confirmed PUT /articles/_mapping in time.", e.Message);
    }

    [Fact]
    public async Task Fewer_results_than_actions_are_no_answer()
    {
        await using var forgetful = await EngineSayingAsync("""{"took":1,"items":[]}""");
        using var client = To(forgetful);
        var body = new BulkBody();
        body.Delete("articles", "a");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => client.BulkAsync(body, Cancellation));
    }

    [Fact]
    public async Task An_answer_that_ends_before_its_end_is_no_answer()
    {
        await using var breaking = await OddServer.StartAsync(async context =>
        {
            context.Response.Headers["X-Elastic-Product"] = "Elasticsearch";
            context.Response.Headers.ContentLength = 1000;
            await context.Response.WriteAsync("""{"cluster_name":""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() => AskAsync(breaking));
        Assert.StartsWith("Elasticsearch cannot be reached for GET /: ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_that_is_just_a_sentence_is_told()
    {
        await using var own = new ClientIndex(engine.Url);
        var e = await Assert.ThrowsAsync<ElasticsearchException>(() => own.Client.CountAsync("a/b", [], Cancellation));
        Assert.StartsWith("Elasticsearch refused POST /a/b/_count with 4", e.Message, StringComparison.Ordinal);
    }

    private static Task<OddServer> EngineSayingAsync(string json) => OddServer.StartAsync(context =>
    {
        context.Response.Headers["X-Elastic-Product"] = "Elasticsearch";
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    });

    private static async Task<EngineFacts> AskAsync(OddServer server)
    {
        using var client = To(server);
        return await client.FactsAsync(Cancellation);
    }

    private static ElasticsearchClient To(OddServer server) =>
        new(new ElasticsearchOptions { Url = server.Url }, TimeProvider.System, NullLogger.Instance);
}
