using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace NewsPipeline.Road.Tests.Faults;

/// <summary>
/// A bad night, fault by fault: all services under load over a real broker, with either store. Each fault becomes a line of a table in
/// the file that NEWSPIPELINE_FAULTS names. They take minutes, so they run by name: <c>.ci/faults</c>.
/// </summary>
public sealed class FaultsTests(Broker broker, ElasticsearchEngine engine, FaultTable table) : IClassFixture<Broker>, IClassFixture<ElasticsearchEngine>, IClassFixture<FaultTable>, IAsyncLifetime
{
    private static readonly TimeSpan AMinute = TimeSpan.FromMinutes(1);

    private string Rabbit => $"--RabbitMq:Url={broker.Url}";

    private string[] Elasticsearch =>
        [Rabbit, "--Store=elasticsearch", $"--Elasticsearch:Url={engine.Url}", $"--Elasticsearch:Prefix=n{Guid.NewGuid():n}"[..33] + "-"];

    public ValueTask InitializeAsync() => new(broker.BeginAsync());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory(Explicit = true)]
    [InlineData("Enricher")]
    [InlineData("StoryDesk")]
    [InlineData("Indexer")]
    [InlineData("Alerts")]
    public Task A_killed_service(string service) => SurviveAsync($"{service} killed", "SIGKILL, started again after 1 s", [Rabbit], async night =>
    {
        await night.Services[service].KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(1));
        await night.Services[service].RestartAsync();
    });

    [Fact(Explicit = true)]
    public Task Services_that_are_asked_to_stop() => SurviveAsync("services stopped", "SIGTERM to each in turn, started again", [Rabbit], async night =>
    {
        foreach (var service in Processes.Road)
        {
            await night.Services[service].StopAsync();
            await night.Services[service].RestartAsync();
        }
    });

    [Fact(Explicit = true)]
    public Task A_killed_broker() => SurviveAsync("RabbitMQ killed", "SIGKILL, started again", [Rabbit], async _ =>
    {
        await broker.KillAsync();
        await broker.StartAgainAsync();
    });

    [Fact(Explicit = true)]
    public Task A_broker_that_is_away() => SurviveAsync("RabbitMQ away", "for a minute; all services say that they are not ready", [Rabbit], async night =>
    {
        await broker.KillAsync();
        await Task.Delay(AMinute);
        foreach (var service in Processes.Road)
        {
            Assert.Equal((service, 503), (service, await night.Services[service].StatusAsync("/healthz/ready")));
            Assert.Equal((service, 200), (service, await night.Services[service].StatusAsync("/healthz/live")));
        }

        await broker.StartAgainAsync();
    });

    [Fact(Explicit = true)]
    public async Task A_full_disk()
    {
        await using var disk = await SmallDisk.MountAsync();
        await SurviveAsync("disk full under SQLite", "for a minute", [Rabbit], async night =>
        {
            await disk.FillAsync();
            await Task.Delay(AMinute);
            disk.Empty();
        }, data: disk.Folder.CreateSubdirectory("data"));
    }

    [Fact(Explicit = true)]
    public Task A_locked_file() => SurviveAsync("SQLite file locked", "by another process for 45 s", [Rabbit], async night =>
    {
        await using var other = new SqliteConnection($"Data Source={Path.Combine(night.Services.Data.FullName, "newspipeline.db")};Pooling=False");
        await other.OpenAsync();
        await using (var transaction = other.BeginTransaction(deferred: false))
        {
            await Task.Delay(TimeSpan.FromSeconds(45));
        }
    });

    [Fact(Explicit = true)]
    public Task A_killed_engine() => SurviveAsync("Elasticsearch killed", "SIGKILL, started again", Elasticsearch, async _ =>
    {
        await engine.KillAsync();
        await engine.StartAgainAsync();
    });

    [Fact(Explicit = true)]
    public Task An_engine_that_is_away() => SurviveAsync("Elasticsearch away", "for a minute; Indexer not ready, Search answers 503", Elasticsearch, async night =>
    {
        await engine.KillAsync();
        await Task.Delay(AMinute);
        Assert.Equal(503, await night.Services["Indexer"].StatusAsync("/healthz/ready"));
        Assert.Equal(503, await night.Services["Search"].StatusAsync("/api/articles"));
        await engine.StartAgainAsync();
    });

    [Fact(Explicit = true)]
    public Task An_engine_that_hangs() => SurviveAsync("Elasticsearch hangs", "SIGSTOP for 45 s; ready and pages answer within 35 s", Elasticsearch, async night =>
    {
        await engine.HaltAsync();
        var hanging = Stopwatch.StartNew();
        Assert.Equal(503, await night.Services["Search"].StatusAsync("/healthz/ready"));
        Assert.Equal(503, await night.Services["Search"].StatusAsync("/"));
        Assert.InRange(hanging.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(35));
        await Task.Delay(TimeSpan.FromSeconds(45) - hanging.Elapsed);
        await engine.GoOnAsync();
    });

    [Fact(Explicit = true)]
    public async Task An_engine_that_starts_last()
    {
        var settings = Elasticsearch;
        await engine.KillAsync();
        await using var services = new Processes(settings);
        services.Launch(Processes.Road);
        await Task.Delay(TimeSpan.FromSeconds(30));
        foreach (var service in Processes.Road)
        {
            Assert.Equal((service, 200), (service, await services[service].StatusAsync("/healthz/live")));
        }

        await engine.StartAgainAsync();
        var back = Stopwatch.StartNew();
        foreach (var service in Processes.Road)
        {
            await services[service].UntilReadyAsync();
        }

        table.Add("Elasticsearch away at the start", "for 30 s; live, then ready by themselves", new(0, 0, 0, 0, back.Elapsed));
    }

    [Fact(Explicit = true)]
    public Task Messages_that_nobody_can_read() => SurviveAsync("unreadable messages", "three kinds at each of four queues", [Rabbit], async night =>
    {
        foreach (var queue in (string[])["enrich-article", "place-article", "index-article", "raise-alerts"])
        {
            await broker.SendAsync(queue, "{ this is not JSON"u8.ToArray());
            await broker.SendAsync(queue, Envelope("""{"finding":null,"article":{"title":"no text"}}"""));
            await broker.SendAsync(queue, Envelope("[1,2,3]"));
        }

        await night.Api.UntilAsync("/api/balance", balance => balance["inErrorQueues"]!.GetValue<long>() == 9 && balance["alertsInErrorQueues"]!.GetValue<long>() == 3);
    }, errors: 9);

    [Fact(Explicit = true)]
    public Task A_damaged_journal() => SurviveAsync("an entry of the desk's journal damaged", "features overwritten, desk killed and started", [Rabbit], async night =>
    {
        await night.Services["StoryDesk"].KillAsync();
        await using (var file = new SqliteConnection($"Data Source={Path.Combine(night.Services.Data.FullName, "newspipeline.db")};Pooling=False"))
        {
            await file.OpenAsync();
            await using var damage = file.CreateCommand();
            damage.CommandText = "UPDATE desk_entry SET features = x'ff', placement = '{' WHERE number = 7";
            Assert.Equal(1, await damage.ExecuteNonQueryAsync());
        }

        await night.Services["StoryDesk"].RestartAsync();
    });

    private static byte[] Envelope(string message) => Encoding.UTF8.GetBytes(new JsonObject { ["messageType"] = new JsonArray(), ["message"] = JsonNode.Parse(message) }.ToJsonString());

    private async Task SurviveAsync(string fault, string done, string[] settings, Func<Night, Task> happen, long errors = 0, DirectoryInfo? data = null)
    {
        await using var night = await Night.BeginAsync(data, settings);
        var reckoning = await night.SufferAsync(happen);
        table.Add(fault, done, reckoning);
        Assert.Equal((Night.Articles, Night.Articles, 0), (reckoning.Found, reckoning.AccountedFor, reckoning.Doubles));
        Assert.Equal(errors, reckoning.InErrorQueues);
    }
}
