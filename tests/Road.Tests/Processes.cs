namespace NewsPipeline.Road.Tests;

/// <summary>Services of one pipeline, each a process of its own, with one folder for what they remember.</summary>
internal sealed class Processes(params string[] settings) : IAsyncDisposable
{
    /// <summary>From a found article to the store and to subscribers.</summary>
    public static readonly string[] Road = ["Enricher", "StoryDesk", "Indexer", "Alerts"];

    private readonly Dictionary<string, ServiceProcess> running = [];

    public DirectoryInfo Data { get; init; } = Directory.CreateTempSubdirectory("newspipeline");

    public string[] Settings => [.. settings, $"--Data={Data.FullName}"];

    public ServiceProcess this[string service] => running[service];

    public async Task StartAsync(string[] services, params string[] more)
    {
        foreach (var service in services)
        {
            running.Add(service, await ServiceProcess.StartAsync(service, [.. more, .. Settings]));
        }
    }

    public void Launch(string[] services)
    {
        foreach (var service in services)
        {
            running.Add(service, ServiceProcess.Launch(service, Settings));
        }
    }

    public async Task<Api> StartSearchAsync()
    {
        await StartAsync(["Search"]);
        return new Api(running["Search"].Address);
    }

    public async Task StartPollerAsync(FeedServer outlet)
    {
        var feeds = Path.Combine(Data.FullName, "feeds.txt");
        await File.WriteAllTextAsync(feeds, $"{outlet.Feed}\n");
        await StartAsync(
            ["Poller"], $"--feeds={feeds}", "--Fetch:AllowNetworks=127.0.0.0/8", "--Poller:MinimumInterval=00:00:01", "--Poller:FetchPages=false");
    }

    public Task<(int ExitCode, string Output, string Error)> ReplayAsync(string file, params string[] options) =>
        ServiceProcess.RunAsync(["replay", file, .. options, "--bus=rabbitmq", .. Settings]);

    /// <summary>Every demand that can be found was raised, and once.</summary>
    public async Task AssertAlertedOncePerDemandAsync(Api api)
    {
        var demands = Api.Total(await api.GetAsync("/api/demands?size=1"));
        Assert.True(demands > 0);
        using var alerts = new Api(running["Alerts"].Address);
        var raised = await alerts.AllAsync("/api/alerts?size=200", all => all.Count >= demands);
        Assert.Equal(demands, raised.Count);
        Assert.Equal(demands, raised.Select(alert => alert["demand"]!.GetValue<string>()).Distinct().Count());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in running.Values)
        {
            await service.DisposeAsync();
        }

        Data.Delete(recursive: true);
    }
}
