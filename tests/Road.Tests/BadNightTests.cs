using System.Text.Json.Nodes;

namespace NewsPipeline.Road.Tests;

/// <summary>What is away for a while is waited for, for all to see; what stops in good order loses nothing.</summary>
public sealed class BadNightTests(RabbitMq broker) : IClassFixture<RabbitMq>, IAsyncDisposable
{
    private const int Articles = 250;

    private Processes? processes;

    [Fact]
    public async Task A_full_disk_makes_articles_wait_and_nothing_else()
    {
        await using var disk = await SmallDisk.MountAsync();
        processes = new Processes($"--RabbitMq:Url={broker.Url}") { Data = disk.Folder.CreateSubdirectory("data") };
        await SurvivesAsync(async api =>
        {
            await disk.FillAsync();
            // The desk comes first on the road, and so those behind it have nothing to write.
            await ReadyAsync(processes["StoryDesk"], 503, "the disk is full");
            await Task.Delay(TimeSpan.FromSeconds(20));
            disk.Empty();
            await ReadyAsync(processes["StoryDesk"], 200, "ready");
        });
        Assert.Contains("The intake waits", processes["StoryDesk"].Log, StringComparison.Ordinal);
        Assert.Contains("the intake goes on", processes["StoryDesk"].Log, StringComparison.Ordinal);
        await processes.DisposeAsync();
        processes = null;
    }

    [Fact]
    public async Task A_broker_that_goes_and_comes_back_is_told_by_every_service_and_loses_nothing()
    {
        processes = new Processes($"--RabbitMq:Url={broker.Url}");
        await SurvivesAsync(async api =>
        {
            await broker.CommandAsync("stop_app");
            foreach (var service in Processes.Road)
            {
                await ReadyAsync(processes[service], 503, "RabbitMQ at ");
            }

            await broker.CommandAsync("start_app");
            foreach (var service in Processes.Road)
            {
                await ReadyAsync(processes[service], 200, "ready");
                Assert.Contains("does not answer", processes[service].Log, StringComparison.Ordinal);
                Assert.Contains("RabbitMQ can be used again", processes[service].Log, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public async Task Services_stopped_in_good_order_under_load_leave_nothing_behind()
    {
        processes = new Processes($"--RabbitMq:Url={broker.Url}");
        await SurvivesAsync(async api =>
        {
            foreach (var service in Processes.Road)
            {
                Assert.Equal(0, await processes[service].StopAsync());
                await processes[service].RestartAsync();
            }
        });
    }

    [Fact]
    public async Task A_password_that_is_corrected_later_is_tried_again()
    {
        await broker.CommandAsync("add_user", "desk", "right");
        await broker.CommandAsync("set_permissions", "desk", ".*", ".*", ".*");
        var url = new UriBuilder(broker.Url) { UserName = "desk", Password = "mistaken" }.Uri;
        processes = new Processes();
        await using var indexer = ServiceProcess.Launch("Indexer", [.. processes.Settings, $"--RabbitMq:Url={url}"]);
        await ReadyAsync(indexer, 503, "refuses user desk");
        Assert.DoesNotContain("mistaken", indexer.Log, StringComparison.Ordinal);

        await broker.CommandAsync("change_password", "desk", "mistaken");
        await ReadyAsync(indexer, 200, "ready");
    }

    [Theory]
    [InlineData("Indexer")]
    [InlineData("Search")]
    public async Task Live_is_answered_and_ready_says_what_is_waited_for_where_nothing_else_is_there(string service)
    {
        processes = new Processes();
        await using var alone = ServiceProcess.Launch(
            service, [.. processes.Settings, "--Store=elasticsearch", "--Elasticsearch:Url=http://127.0.0.1:1", "--RabbitMq:Url=amqp://127.0.0.1:1"]);
        await AnswersAsync(alone, "/healthz/live", 200, "Healthy");
        await ReadyAsync(alone, 503, "http://127.0.0.1:1");
        await ReadyAsync(alone, 503, "not set up yet");
        Assert.Equal(0, await alone.StopAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (processes is not null)
        {
            await processes.DisposeAsync();
        }
    }

    /// <summary>A replay through all services with something going wrong in the middle of it: in the end everything is there, once.</summary>
    private async Task SurvivesAsync(Func<Api, Task> goWrongAsync)
    {
        await processes!.StartAsync(Processes.Road);
        using var api = await processes.StartSearchAsync();
        var replay = processes.ReplayAsync(Coverage.Write(processes.Data.FullName, Articles), "--rate", "20");
        await api.UntilAsync("/api/articles?size=1", page => replay.IsCompleted || Api.Total(page) > 50);
        await goWrongAsync(api);

        var (exitCode, output, error) = await replay;
        Assert.True(exitCode == 0, $"{output}\n{error}");
        var report = JsonNode.Parse(output)!;
        Assert.Equal((Articles, Articles, 0), (report["found"]!.GetValue<int>(), report["indexed"]!.GetValue<int>(), report["inErrorQueues"]!.GetValue<int>()));
        Assert.Equal(Articles, Api.Total(await api.GetAsync("/api/articles?size=1")));
        await processes.AssertAlertedOncePerDemandAsync(api);
    }

    private static Task ReadyAsync(ServiceProcess service, int status, string says) => AnswersAsync(service, "/healthz/ready", status, says);

    /// <summary>Sooner or later, and in any case within its deadline.</summary>
    private static async Task AnswersAsync(ServiceProcess service, string path, int status, string says)
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        var last = "";
        for (var tries = 0; tries < 600; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(path);
                last = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
                if ((int)answer.StatusCode == status && last.Contains(says, StringComparison.Ordinal))
                {
                    return;
                }
            }
            catch (HttpRequestException e)
            {
                last = e.Message;
            }

            await Task.Delay(200);
        }

        Assert.Fail($"{path} never answered {status} with '{says}'; at last: {last}\n{service.Log}");
    }
}
