using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace NewsPipeline.Road.Tests.Faults;

/// <summary>All services at work under a steady load, with something going wrong in the middle of it.</summary>
internal sealed class Night : IAsyncDisposable
{
    public const int Articles = 900;
    private const int Rate = 60;

    private readonly Stopwatch sinceMended = new();

    private Night(Processes services, Api api) => (Services, Api) = (services, api);

    public Processes Services { get; }

    public Api Api { get; }

    /// <summary>From the moment the fault was over until an article was settled again.</summary>
    public TimeSpan Recovery { get; private set; }

    /// <param name="data">What the services remember in; a folder of the night's own unless given.</param>
    public static async Task<Night> BeginAsync(DirectoryInfo? data, params string[] settings)
    {
        var services = data is null ? new Processes(settings) : new Processes(settings) { Data = data };
        await services.StartAsync(Processes.Road);
        return new(services, await services.StartSearchAsync());
    }

    /// <summary>Replays articles down the road; when some have arrived lets it happen, and waits until every article is accounted for.</summary>
    public async Task<Reckoning> SufferAsync(Func<Night, Task> happen)
    {
        var file = Coverage.Write(Services.Data.FullName, Articles);
        var replay = Services.ReplayAsync(file, "--rate", Rate.ToString(CultureInfo.InvariantCulture));
        await Api.UntilAsync("/api/articles?size=1", page => replay.IsCompleted || Api.Total(page) > 100);
        await happen(this);
        sinceMended.Restart();
        await UntilMovingAsync(replay);
        var (exitCode, output, error) = await replay;
        Assert.True(exitCode == 0, $"{output}\n{error}");
        var report = JsonNode.Parse(output)!;
        await Services.AssertAlertedOncePerDemandAsync(Api);
        var balance = await Api.UntilAsync("/api/balance", balance => balance["inFlight"]!.GetValue<long>() == 0);
        return new(
            report["found"]!.GetValue<long>(),
            report["indexed"]!.GetValue<long>() + report["duplicate"]!.GetValue<long>() + report["inErrorQueues"]!.GetValue<long>() + report["refused"]!.AsObject().Sum(refused => refused.Value!.GetValue<long>()),
            balance["inErrorQueues"]!.GetValue<long>(),
            Api.Total(await Api.GetAsync("/api/articles?size=1")) - report["indexed"]!.GetValue<long>(),
            Recovery);
    }

    public ValueTask DisposeAsync()
    {
        Api.Dispose();
        return Services.DisposeAsync();
    }

    private async Task UntilMovingAsync(Task replay)
    {
        var before = await SettledAsync();
        await Api.UntilAsync("/api/balance", balance => replay.IsCompleted || Settled(balance) > before);
        Recovery = sinceMended.Elapsed;
    }

    private async Task<long> SettledAsync() => Settled(await Api.UntilAsync("/api/balance", _ => true));

    private static long Settled(JsonNode balance) => balance["found"]!.GetValue<long>() - balance["inFlight"]!.GetValue<long>();
}

/// <summary>What became of a night's articles.</summary>
/// <param name="Doubles">Articles in the store beyond those that were indexed.</param>
internal sealed record Reckoning(long Found, long AccountedFor, long InErrorQueues, long Doubles, TimeSpan Recovery);
