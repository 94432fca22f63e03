using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

public sealed class ClientFailoverTests(Engine engine) : IClassFixture<Engine>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dead_node_beside_a_living_one_is_not_noticed()
    {
        using var client = To(OddServer.NobodyThere(), engine.Url);
        for (var request = 0; request < 6; request++)
        {
            Assert.StartsWith("9.", (await client.FactsAsync(Cancellation)).Version, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_node_that_is_unable_is_left_aside_for_the_next(int status)
    {
        var asked = 0;
        await using var unable = await OddServer.StartAsync(context =>
        {
            asked++;
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var client = To(unable.Url, engine.Url);
        for (var request = 0; request < 6; request++)
        {
            await client.FactsAsync(Cancellation);
        }

        Assert.InRange(asked, 1, 2);
    }

    [Fact]
    public async Task Nodes_are_asked_in_turn()
    {
        int one = 0, other = 0;
        await using var first = await OddServer.BeforeAsync(engine.Url, _ => ++one > 0);
        await using var second = await OddServer.BeforeAsync(engine.Url, _ => ++other > 0);
        using var client = To(first.Url, second.Url);
        for (var request = 0; request < 6; request++)
        {
            await client.FactsAsync(Cancellation);
        }

        Assert.Equal((3, 3), (one, other));
    }

    [Fact]
    public async Task A_write_broken_off_by_one_node_is_done_once_by_the_next()
    {
        await using var breaking = await OddServer.BeforeAsync(engine.Url, _ => false);
        await using var own = await new ClientIndex(engine.Url).CreatedAsync();
        using var client = To(breaking.Url, engine.Url);
        var body = new BulkBody();
        body.Create(own.Name, "a", new Report("Talks", 1), ReportJson.Default.Report);
        Assert.Equal(201, (await client.BulkAsync(body, Cancellation)).Items[0].Status);
        Assert.Equal(409, (await client.BulkAsync(body, Cancellation)).Items[0].Status);
    }

    [Fact]
    public async Task A_node_that_was_restarted_serves_again()
    {
        var address = OddServer.NobodyThere();
        using var client = To(address);
        for (var start = 0; start < 3; start++)
        {
            await using (await OddServer.StartAsync(EngineAsync, new Uri(address).Port))
            {
                Assert.Equal("8.0", (await client.FactsAsync(Cancellation)).Version);
            }

            await Assert.ThrowsAsync<StoreUnavailableException>(() => client.FactsAsync(Cancellation));
        }
    }

    [Fact]
    public async Task Where_nobody_answers_each_is_named_with_its_reason()
    {
        await using var unable = await OddServer.SayingAsync(503, "application/json", """{"error":{"type":"x","reason":"no master"},"status":503}""");
        await using var page = await OddServer.SayingAsync(502, "text/html", "<h1>Bad\nGateway</h1>");
        var nobody = OddServer.NobodyThere();
        using var client = To(nobody, unable.Url, page.Url);
        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() => client.CountAsync("articles", [], Cancellation));
        Assert.Equal(
            $"Elasticsearch cannot be reached for POST /articles/_count: {nobody}/ (Connection refused), {unable.Url}/ (503, no master), "
            + $"{page.Url}/ (502, <h1>Bad Gateway</h1>).",
            e.Message);
    }

    [Fact]
    public async Task A_host_that_no_name_server_knows_is_named()
    {
        using var client = To("http://no-such-host.invalid:9200");
        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() => client.FactsAsync(Cancellation));
        Assert.StartsWith("Elasticsearch cannot be reached for GET /: http://no-such-host.invalid:9200/ (", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_answers_costs_the_deadline_and_no_more()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var client = new ElasticsearchClient(
            new ElasticsearchOptions { Url = $"http://{silent.LocalEndpoint}", Deadline = TimeSpan.FromSeconds(0.5) }, TimeProvider.System, NullLogger.Instance);
        var watch = Stopwatch.StartNew();
        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() => client.FactsAsync(Cancellation));
        Assert.Equal($"Elasticsearch did not answer GET / within 0.5 s: http://{silent.LocalEndpoint}/ (no answer in time).", e.Message);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_server_that_never_shakes_hands_costs_five_seconds_and_then_the_next_is_asked()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var client = To($"https://{silent.LocalEndpoint}", engine.Url);
        var watch = Stopwatch.StartNew();
        await client.FactsAsync(Cancellation);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(4.9), TimeSpan.FromSeconds(20));
        watch.Restart();
        await client.FactsAsync(Cancellation);
        await client.FactsAsync(Cancellation);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4.9));
    }

    [Fact]
    public async Task A_server_that_never_ends_its_answer_costs_the_deadline_and_no_more()
    {
        await using var slow = await OddServer.StartAsync(async context =>
        {
            context.Response.Headers["X-Elastic-Product"] = "Elasticsearch";
            while (true)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(20, context.RequestAborted);
            }
        });
        using var client = new ElasticsearchClient(
            new ElasticsearchOptions { Url = slow.Url, Deadline = TimeSpan.FromSeconds(0.5) }, TimeProvider.System, NullLogger.Instance);
        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() => client.FactsAsync(Cancellation));
        Assert.StartsWith("Elasticsearch did not answer GET / within 0.5 s: ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cancels_is_not_told_that_the_store_is_away()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var client = To($"http://{silent.LocalEndpoint}");
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(0.2));
        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.FactsAsync(caller.Token));
        Assert.Equal(caller.Token, e.CancellationToken);
    }

    private static Task EngineAsync(HttpContext context)
    {
        context.Response.Headers["X-Elastic-Product"] = "Elasticsearch";
        return context.Response.WriteAsync("""{"cluster_name":"odd","version":{"number":"8.0"}}""");
    }

    private static ElasticsearchClient To(params string[] nodes) =>
        new(new ElasticsearchOptions { Url = string.Join(", ", nodes) }, TimeProvider.System, NullLogger.Instance);
}
