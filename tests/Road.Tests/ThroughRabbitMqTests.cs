using System.Text.Json.Nodes;

namespace NewsPipeline.Road.Tests;

/// <summary>Every service a process of its own, with a real broker between them.</summary>
public sealed class ThroughRabbitMqTests(RabbitMq broker) : IClassFixture<RabbitMq>, IAsyncDisposable
{
    private static readonly string[] Road = ["Enricher", "StoryDesk", "Indexer", "Alerts"];
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("newspipeline");
    private readonly Dictionary<string, ServiceProcess> running = [];

    [Fact]
    public async Task An_article_goes_through_six_processes_to_a_searchable_demand()
    {
        await using var outlet = await FeedServer.OpenAsync();
        outlet.Print("talks", "Talks open in Istanbul", "Russia demands that Ukraine confirm its neutral status. Kyiv rejected the demand.");

        // The poller first: what it finds must wait for services that were never started before.
        await StartPollerAsync(outlet);
        await StartAsync([.. Road, "Search"]);
        using var api = new Api(running["Search"].Address);

        await api.UntilAsync("/api/demands?issuer=Russia&addressee=Ukraine", page => Api.Total(page) == 1);
        using var alerts = new Api(running["Alerts"].Address);
        await alerts.UntilAsync("/api/alerts", raised => raised.ToJsonString().Contains("neutral status"));
        var balance = await api.UntilAsync("/api/balance", balance => balance["inFlight"]!.GetValue<long>() == 0);
        Assert.Equal(1, balance["indexed"]!.GetValue<long>());
    }

    [Fact]
    public async Task Killing_each_service_in_turn_loses_nothing_and_doubles_nothing()
    {
        const int Articles = 1_200;
        await StartAsync([.. Road, "Search"]);
        using var api = new Api(running["Search"].Address);
        var replay = ServiceProcess.RunAsync(
            ["replay", Coverage.Write(data.FullName, Articles), "--rate", "60", "--bus=rabbitmq", .. Settings()]);
        foreach (var service in Road)
        {
            await UntilMovingAsync(api, replay);
            await running[service].KillAsync();
            await Task.Delay(TimeSpan.FromSeconds(1));
            await running[service].RestartAsync();
        }

        var (exitCode, output, error) = await replay;
        Assert.True(exitCode == 0, $"{output}\n{error}");
        var report = JsonNode.Parse(output)!;
        Assert.Equal(Articles, report["found"]!.GetValue<int>());
        Assert.Equal(Articles, report["indexed"]!.GetValue<int>());
        Assert.Equal(Articles, Api.Total(await api.GetAsync("/api/articles")));
        await AssertAlertedOncePerDemandAsync(api);
    }

    [Fact]
    public async Task A_poller_killed_half_way_through_a_feed_goes_on_and_doubles_nothing()
    {
        const int Articles = 300;
        await using var outlet = await FeedServer.OpenAsync();
        for (var number = 0; number < Articles; number++)
        {
            outlet.Print($"a{number:000}", $"Council {number} meets", $"Council {number} met in valley {number} on Friday, and nobody in it demanded a thing.");
        }

        await StartAsync([.. Road, "Search"]);
        using var api = new Api(running["Search"].Address);
        await StartPollerAsync(outlet);
        await api.UntilAsync("/api/articles?size=1", page => Api.Total(page) > 0);
        await running["Poller"].KillAsync();
        await running["Poller"].RestartAsync();

        await api.UntilAsync("/api/articles?size=1", page => Api.Total(page) >= Articles);
        var balance = await api.UntilAsync("/api/balance", balance => balance["inFlight"]!.GetValue<long>() == 0);
        Assert.Equal(Articles, balance["found"]!.GetValue<long>());
        Assert.Equal(Articles, balance["indexed"]!.GetValue<long>());
        Assert.Equal(Articles, Api.Total(await api.GetAsync("/api/articles?size=1")));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in running.Values)
        {
            await service.DisposeAsync();
        }

        data.Delete(recursive: true);
    }

    /// <summary>Articles arrive in the store: the road is under load (or the replay has ended early, and says why).</summary>
    private static async Task UntilMovingAsync(Api api, Task replay)
    {
        var before = Api.Total(await api.GetAsync("/api/articles?size=1"));
        await api.UntilAsync("/api/articles?size=1", page => replay.IsCompleted || Api.Total(page) > before + 50);
    }

    private async Task AssertAlertedOncePerDemandAsync(Api api)
    {
        var demands = Api.Total(await api.GetAsync("/api/demands?size=1"));
        Assert.True(demands > 0);
        using var alerts = new Api(running["Alerts"].Address);
        var raised = await alerts.AllAsync("/api/alerts?size=200", all => all.Count >= demands);
        Assert.Equal(demands, raised.Count);
        Assert.Equal(demands, raised.Select(alert => alert["demand"]!.GetValue<string>()).Distinct().Count());
    }

    private async Task StartPollerAsync(FeedServer outlet)
    {
        var feeds = Path.Combine(data.FullName, "feeds.txt");
        await File.WriteAllTextAsync(feeds, $"{outlet.Feed}\n");
        await StartAsync(
            ["Poller"], $"--feeds={feeds}", "--Fetch:AllowNetworks=127.0.0.0/8", "--Poller:MinimumInterval=00:00:01", "--Poller:FetchPages=false");
    }

    private async Task StartAsync(string[] services, params string[] settings)
    {
        foreach (var service in services)
        {
            running.Add(service, await ServiceProcess.StartAsync(service, [.. settings, .. Settings()]));
        }
    }

    private string[] Settings() => [$"--RabbitMq:Url={broker.Url}", $"--Data={data.FullName}"];
}
