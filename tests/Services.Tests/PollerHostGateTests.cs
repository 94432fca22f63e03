using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Bus;
using NewsPipeline.Fixtures;
using NewsPipeline.Hosting.Fetching;
using NewsPipeline.Poller;
using NewsPipeline.Services.Tests.Fetching;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Services.Tests;

public sealed class PollerHostGateTests : IDisposable
{
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(1);

    private readonly string folder = Directory.CreateTempSubdirectory("gate").FullName;
    private readonly FakeTimeProvider clock = new(Some.Morning);
    private readonly List<IDisposable> open = [];
    private readonly List<DateTimeOffset> times = [];

    [Fact]
    public async Task One_request_at_a_time_reaches_a_domain()
    {
        var (inside, most) = (0, 0);
        await using var server = await LocalServer.AnsweringAsync(async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            await context.Response.WriteAsync("here");
            Interlocked.Decrement(ref inside);
        });
        var gate = Gate(TimeSpan.Zero);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => FetchAsync(gate, server.At($"/{n}"))));

        Assert.Equal((20, 1), (server.Visits.Count, most));
    }

    [Fact]
    public async Task Between_two_requests_to_one_domain_there_is_a_pause()
    {
        await using var server = await LocalServer.AnsweringAsync(context => context.Response.WriteAsync("here"));
        var gate = Gate(Gap);
        await FetchAsync(gate, server.At("/1"));

        var second = FetchAsync(gate, server.At("/2"));
        clock.Advance(Gap - TimeSpan.FromMilliseconds(1));
        Assert.Single(server.Visits);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.IsType<FetchResult.Fresh>(await second);
    }

    [Fact]
    public async Task Another_domain_does_not_wait()
    {
        await using var server = await LocalServer.AnsweringAsync(context => context.Response.WriteAsync("here"));
        var gate = Gate(Gap);

        await FetchAsync(gate, new Uri($"http://one.localhost:{server.Root.Port}/"));
        await FetchAsync(gate, new Uri($"http://other.localhost:{server.Root.Port}/"));

        Assert.Equal(2, server.Visits.Count);
    }

    [Fact]
    public async Task Another_poller_waits_too()
    {
        await using var server = await LocalServer.AnsweringAsync(NotingTheTime);
        await FetchAsync(Gate(Gap), server.At("/1"));

        var second = FetchAsync(Gate(Gap, BusKind.RabbitMq), server.At("/2"));
        await AdvanceUntilAsync(() => times.Count == 2);

        Assert.IsType<FetchResult.Fresh>(await second);
        Assert.True(times[1] - times[0] >= Gap);
    }

    [Fact]
    public async Task A_redirect_within_a_domain_waits_too()
    {
        await using var server = await LocalServer.AnsweringAsync(context =>
        {
            context.Response.Redirect("/there");
            return context.Request.Path == "/here" ? Note() : NotingTheTime(context);
        });

        var fetch = FetchAsync(Gate(Gap), server.At("/here"));
        await AdvanceUntilAsync(() => times.Count == 2);

        Assert.IsType<FetchResult.Fresh>(await fetch);
        Assert.True(times[1] - times[0] >= Gap);
    }

    [Fact]
    public async Task A_request_that_fails_frees_the_domain()
    {
        await using var server = await LocalServer.AnsweringAsync(context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        var gate = Gate(TimeSpan.Zero);

        Assert.IsType<FetchResult.Failed>(await FetchAsync(gate, server.At("/1")));
        Assert.IsType<FetchResult.Failed>(await FetchAsync(gate, server.At("/2")));
    }

    public void Dispose()
    {
        open.ForEach(thing => thing.Dispose());
        Directory.Delete(folder, recursive: true);
    }

    private Task NotingTheTime(HttpContext context)
    {
        context.Response.StatusCode = 200;
        return Note();
    }

    private Task Note()
    {
        times.Add(clock.GetUtcNow());
        return Task.CompletedTask;
    }

    private async Task AdvanceUntilAsync(Func<bool> reached)
    {
        using var database = new SqliteDatabase(folder);
        while (!reached())
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await new SqliteFeedMemory(database).AllAsync(TestContext.Current.CancellationToken);
        }
    }

    private static Task<FetchResult> FetchAsync(HostGate gate, Uri address) =>
        gate.FetchAsync(new FetchRequest(address), TestContext.Current.CancellationToken);

    private HostGate Gate(TimeSpan gap, BusKind bus = BusKind.Memory)
    {
        var fetch = Options.Create(new FetchOptions { AllowNetworks = ["127.0.0.0/8", "::1/128"], Timeout = TimeSpan.FromHours(1) });
        var guard = new NetworkGuard(fetch);
        var http = new GuardedHttp(guard, fetch);
        var database = new SqliteDatabase(folder);
        open.AddRange([http, database]);
        return new(
            new Fetcher(http, guard, fetch, clock),
            new Ownership(new SqliteFeedMemory(database), bus, clock),
            Options.Create(new PollerOptions { HostGap = gap }),
            fetch,
            clock);
    }
}
