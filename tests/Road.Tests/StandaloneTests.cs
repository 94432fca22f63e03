using System.Text.Json.Nodes;

namespace NewsPipeline.Road.Tests;

/// <summary>The whole road in one process, as <c>dotnet run</c> starts it.</summary>
public sealed class StandaloneTests : IAsyncDisposable
{
    private const string Demand = "Russia demands that Ukraine confirm its neutral status. Kyiv rejected the demand.";
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("newspipeline");

    [Fact]
    public async Task An_article_goes_from_its_feed_to_a_demand_and_an_alert()
    {
        await using var outlet = await FeedServer.OpenAsync();
        outlet.Print("talks", "Talks open in Istanbul", Demand);
        await using var newspipeline = await ServiceProcess.StartAsync("Standalone", Settings(outlet));
        using var api = new Api(newspipeline.Address);

        var demands = await api.UntilAsync("/api/demands?issuer=Russia", page => Api.Total(page) == 1);
        Assert.Equal("Ukraine", demands["items"]![0]!["addressee"]!["name"]!.GetValue<string>());
        Assert.Equal(1, Api.Total(await api.GetAsync("/api/articles?q=neutral")));
        await api.UntilAsync("/api/alerts", alerts => alerts.ToJsonString().Contains("neutral status"));
    }

    [Fact]
    public async Task What_was_killed_half_way_goes_on_and_doubles_nothing()
    {
        await using var outlet = await FeedServer.OpenAsync();
        for (var number = 0; number < 40; number++)
        {
            outlet.Print($"a{number}", $"Talks open in city {number}", $"{Demand} It was meeting number {number}.");
        }

        await using var newspipeline = await ServiceProcess.StartAsync("Standalone", Settings(outlet));
        await newspipeline.KillAsync();
        outlet.Print("late", "A last meeting", "Delegates met for the last time in spring, and nobody demanded a thing.");
        await newspipeline.RestartAsync();
        using var api = new Api(newspipeline.Address);

        await api.UntilAsync("/api/articles", page => Api.Total(page) == 41);
        var balance = await api.UntilAsync("/api/balance", balance => Count(balance, "inFlight") == 0 && Count(balance, "found") == 41);
        Assert.Equal(41, Count(balance, "indexed") + Count(balance, "duplicate"));
    }

    public ValueTask DisposeAsync()
    {
        data.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static long Count(JsonNode balance, string name) => balance[name]!.GetValue<long>();

    private string[] Settings(FeedServer outlet)
    {
        var feeds = Path.Combine(data.FullName, "feeds.txt");
        File.WriteAllText(feeds, $"{outlet.Feed}\n");
        return [$"--feeds={feeds}", $"--data={data.FullName}", "--Fetch:AllowNetworks=127.0.0.0/8", "--Poller:MinimumInterval=00:00:01"];
    }
}
