using System.Text.Json.Nodes;

namespace NewsPipeline.Road.Tests;

/// <summary>Every service a process of its own, with a real broker between them.</summary>
public sealed class ThroughRabbitMqTests(RabbitMq broker) : IClassFixture<RabbitMq>, IAsyncDisposable
{
    private Processes? processes;

    private Processes Running => processes ??= new Processes($"--RabbitMq:Url={broker.Url}");

    [Fact]
    public async Task An_article_goes_through_six_processes_to_a_searchable_demand()
    {
        await using var outlet = await FeedServer.OpenAsync();
        outlet.Print("talks", "Talks open in Istanbul", "Russia demands that Ukraine confirm its neutral status. Kyiv rejected the demand.");

        // The poller first: what it finds must wait for services that were never started before.
        await Running.StartPollerAsync(outlet);
        await Running.StartAsync(Processes.Road);
        using var api = await Running.StartSearchAsync();

        await api.UntilAsync("/api/demands?issuer=Russia&addressee=Ukraine", page => Api.Total(page) == 1);
        using var alerts = new Api(Running["Alerts"].Address);
        await alerts.UntilAsync("/api/alerts", raised => raised.ToJsonString().Contains("neutral status"));
        var balance = await api.UntilAsync("/api/balance", balance => balance["inFlight"]!.GetValue<long>() == 0);
        Assert.Equal(1, balance["indexed"]!.GetValue<long>());
    }

    [Fact]
    public async Task Killing_each_service_in_turn_loses_nothing_and_doubles_nothing()
    {
        const int Articles = 400;
        await Running.StartAsync(Processes.Road);
        using var api = await Running.StartSearchAsync();
        var replay = Running.ReplayAsync(Coverage.Write(Running.Data.FullName, Articles), "--rate", "20");
        foreach (var service in Processes.Road)
        {
            await UntilMovingAsync(api, replay);
            await Running[service].KillAsync();
            await Task.Delay(TimeSpan.FromSeconds(1));
            await Running[service].RestartAsync();
        }

        var (exitCode, output, error) = await replay;
        Assert.True(exitCode == 0, $"{output}\n{error}");
        var report = JsonNode.Parse(output)!;
        Assert.Equal(Articles, report["found"]!.GetValue<int>());
        Assert.Equal(Articles, report["indexed"]!.GetValue<int>());
        Assert.Equal(Articles, Api.Total(await api.GetAsync("/api/articles")));
        await Running.AssertAlertedOncePerDemandAsync(api);
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

        await Running.StartAsync(Processes.Road);
        using var api = await Running.StartSearchAsync();
        await Running.StartPollerAsync(outlet);
        await api.UntilAsync("/api/balance", balance => balance["found"]!.GetValue<long>() > 0);
        await Running["Poller"].KillAsync();
        await Running["Poller"].RestartAsync();

        await api.UntilAsync("/api/articles?size=1", page => Api.Total(page) >= Articles);
        var balance = await api.UntilAsync("/api/balance", balance => balance["inFlight"]!.GetValue<long>() == 0);
        Assert.Equal(Articles, balance["found"]!.GetValue<long>());
        Assert.Equal(Articles, balance["indexed"]!.GetValue<long>());
        Assert.Equal(Articles, Api.Total(await api.GetAsync("/api/articles?size=1")));
    }

    public ValueTask DisposeAsync() => processes?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Articles arrive in the store: the road is under load (or the replay has ended early, and says why).</summary>
    private static async Task UntilMovingAsync(Api api, Task replay)
    {
        var before = Api.Total(await api.GetAsync("/api/articles?size=1"));
        await api.UntilAsync("/api/articles?size=1", page => replay.IsCompleted || Api.Total(page) > before + 50);
    }
}
