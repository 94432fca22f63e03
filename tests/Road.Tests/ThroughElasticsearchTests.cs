using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsPipeline.Road.Tests;

/// <summary>Every service a process of its own, a real broker between them, and a real Elasticsearch at the end that does not always answer.</summary>
public sealed class ThroughElasticsearchTests(RabbitMq broker, ElasticsearchEngine engine)
    : IClassFixture<RabbitMq>, IClassFixture<ElasticsearchEngine>, IAsyncDisposable
{
    private readonly string prefix = $"t{Guid.NewGuid():n}"[..12] + "-";
    private Processes? processes;

    private Processes Running => processes ??= new Processes(
        $"--RabbitMq:Url={broker.Url}", "--Store=elasticsearch", $"--Elasticsearch:Url={engine.Url}", $"--Elasticsearch:Prefix={prefix}");

    [Fact]
    public async Task An_article_goes_through_six_processes_to_a_demand_in_Elasticsearch()
    {
        await using var outlet = await FeedServer.OpenAsync();
        outlet.Print("talks", "Talks open in Istanbul", "Russia demands that Ukraine confirm its neutral status. Kyiv rejected the demand.");
        await Running.StartAsync(Processes.Road);
        using var api = await Running.StartSearchAsync();
        await Running.StartPollerAsync(outlet);

        var demands = await api.UntilAsync("/api/demands?q=issuer:Russia+addressee:Ukraine", page => Api.Total(page) == 1);
        Assert.Equal("127.0.0.1", demands["items"]![0]!["carriers"]![0]!["outlet"]!.GetValue<string>());
        using var alerts = new Api(Running["Alerts"].Address);
        await alerts.UntilAsync("/api/alerts", raised => raised.ToJsonString().Contains("neutral status"));
        var balance = await api.UntilAsync("/api/balance", balance => balance["inFlight"]!.GetValue<long>() == 0);
        Assert.Equal(1, balance["indexed"]!.GetValue<long>());
        Assert.Equal(1, Count(await engine.GetAsync($"/{prefix}articles/_count")));
    }

    [Fact]
    public async Task Elasticsearch_killed_in_the_middle_of_a_batch_loses_nothing_and_doubles_nothing() =>
        await SurvivesAsync(articles: 200, rate: 20, async () =>
        {
            await engine.KillAsync();
            await engine.StartAgainAsync();
        });

    [Fact]
    public async Task Elasticsearch_away_for_a_minute_only_makes_articles_wait() =>
        await SurvivesAsync(articles: 200, rate: 20, async () =>
        {
            await engine.KillAsync();
            await Task.Delay(TimeSpan.FromMinutes(1));
            Assert.Equal(503, await StatusAsync(Running["Indexer"], "/healthz/ready"));
            Assert.Equal(503, await StatusAsync(Running["Search"], "/api/articles"));
            await engine.StartAgainAsync();
        });

    [Fact]
    public async Task An_indexer_killed_in_the_middle_of_a_batch_loses_nothing_and_doubles_nothing() =>
        await SurvivesAsync(articles: 200, rate: 50, async () =>
        {
            await Running["Indexer"].KillAsync();
            await Running["Indexer"].RestartAsync();
        });

    [Fact]
    public async Task A_full_disk_stops_the_intake_for_all_to_see_and_it_goes_on_by_itself() =>
        await SurvivesAsync(articles: 200, rate: 20, async () =>
        {
            await BlockAsync("true");
            await UntilAsync(async () => await StatusAsync(Running["Indexer"], "/healthz/ready") == 503);
            Assert.Contains("The intake waits", Running["Indexer"].Log, StringComparison.Ordinal);
            var before = await WrittenAsync();
            await Task.Delay(TimeSpan.FromSeconds(5));
            Assert.Equal(before, await WrittenAsync());
            await BlockAsync("null");
        });

    [Fact]
    public async Task What_the_mapping_refuses_is_in_the_error_queue_with_its_reason_and_revisions_out_of_order_are_one_article()
    {
        await Running.StartAsync(Processes.Road);
        using var api = await Running.StartSearchAsync();
        var file = Path.Combine(Running.Data.FullName, "odd.jsonl");
        await File.WriteAllLinesAsync(file,
        [
            Line("a1", "https://paper.example/a", "First text of the article about the talks.", "2025-05-30T10:00:00Z"),
            Line("a2", "https://paper.example/a", "Third text of the article about the talks, the latest.", "2025-06-02T12:00:00Z"),
            Line("a3", "https://paper.example/a", "Second text of the article about the talks.", "2025-05-31T11:00:00Z"),
            Line("a4", "https://paper.example/b", "An outlet with a name that no index takes.", "2025-05-30T10:00:00Z", outlet: new string('x', 40_000)),
            Line("a5", "https://paper.example/c", "An article like any other.", "2025-05-30T10:00:00Z"),
        ]);
        var report = await ReplayAsync(file);
        // How many of the three texts are indexed on the way to the latest is up to the order in which they arrive.
        Assert.Equal((5, 4, 1), (Number(report, "found"), Number(report, "indexed") + Number(report, "duplicate"), Number(report, "inErrorQueues")));

        var articles = await api.GetAsync("/api/articles");
        Assert.Equal(2, Api.Total(articles));
        Assert.Contains(articles["items"]!.AsArray(), article => article!["snippet"]!.GetValue<string>().StartsWith("Third text", StringComparison.Ordinal));
        var reason = (await engine.GetAsync($"/{prefix}findings/_search?q=outcome:in-error-queue"))["hits"]!["hits"]![0]!["_source"]!["reason"]!.GetValue<string>();
        Assert.Contains("outlet", reason[reason.IndexOf("refuses it", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => processes?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A replay through all services with something going wrong in the middle of it: in the end everything is there, once.</summary>
    private async Task SurvivesAsync(int articles, int rate, Func<Task> goWrongAsync)
    {
        await Running.StartAsync(Processes.Road);
        using var api = await Running.StartSearchAsync();
        var replay = ReplayAsync(Coverage.Write(Running.Data.FullName, articles), "--rate", $"{rate}");
        await api.UntilAsync("/api/articles?size=1", page => replay.IsCompleted || Api.Total(page) > 50);
        await goWrongAsync();

        var report = await replay;
        Assert.Equal((articles, articles, 0, 0), (Number(report, "found"), Number(report, "indexed"), Number(report, "duplicate"), Number(report, "inErrorQueues")));
        Assert.Equal(articles, Count(await engine.GetAsync($"/{prefix}articles/_count")));
        await Running.AssertAlertedOncePerDemandAsync(api);
    }

    private async Task<JsonNode> ReplayAsync(string file, params string[] options)
    {
        var (exitCode, output, error) = await Running.ReplayAsync(file, options);
        Assert.True(exitCode == 0, $"{output}\n{error}\n{Running["Indexer"].Log}");
        return JsonNode.Parse(output)!;
    }

    private static string Line(string id, string url, string text, string publishedAt, string outlet = "paper.example") =>
        JsonSerializer.Serialize(new { id, url, outlet, title = "Talks", text, publishedAt });

    private static int Number(JsonNode report, string name) => report[name]!.GetValue<int>();

    private static int Count(JsonNode answer) => answer["count"]!.GetValue<int>();

    /// <summary>Counted when it is written; a search counts what was written only after the next refresh, which a block holds up.</summary>
    private async Task<long> WrittenAsync() =>
        (await engine.GetAsync($"/{prefix}articles/_stats/indexing"))["_all"]!["primaries"]!["indexing"]!["index_total"]!.GetValue<long>();

    /// <summary>What the engine itself sets where a disk is all but full; null takes it away.</summary>
    private Task BlockAsync(string value) =>
        engine.PutAsync($"/{prefix}*/_settings", $$"""{ "index.blocks.read_only_allow_delete": {{value}} }""");

    private static async Task UntilAsync(Func<Task<bool>> isTrue)
    {
        for (var tries = 0; !await isTrue(); tries++)
        {
            Assert.True(tries < 300, "It did not come to that within a minute.");
            await Task.Delay(200);
        }
    }

    private static async Task<int> StatusAsync(ServiceProcess service, string path)
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        using var answer = await http.GetAsync(path);
        return (int)answer.StatusCode;
    }
}
