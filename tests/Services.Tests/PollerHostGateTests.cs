using System.Collections.Concurrent;
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
    private readonly PausedClock clock = new(Some.Morning);
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
        await using var server = await LocalServer.AnsweringAsync(NotingTheTime);
        var gate = Gate(Gap);
        await FetchAsync(gate, server.At("/1"));

        Assert.IsType<FetchResult.Fresh>(await InItsTimeAsync(FetchAsync(gate, server.At("/2"))));

        Assert.Equal(Gap, times[1] - times[0]);
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

        Assert.IsType<FetchResult.Fresh>(await InItsTimeAsync(FetchAsync(Gate(Gap, BusKind.RabbitMq), server.At("/2"))));

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

        Assert.IsType<FetchResult.Fresh>(await InItsTimeAsync(FetchAsync(Gate(Gap), server.At("/here"))));

        Assert.Equal(Gap, times[1] - times[0]);
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

    /// <summary>Time goes by only while somebody waits for it to: who does not wait is there at once.</summary>
    private async Task<FetchResult> InItsTimeAsync(Task<FetchResult> fetch)
    {
        while (!fetch.IsCompleted)
        {
            if (clock.IsWaitedFor)
            {
                clock.Advance(TimeSpan.FromMilliseconds(100));
            }

            await Task.Delay(1);
        }

        return await fetch;
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

    /// <summary>Knows whether a pause runs; a deadline, which is hours away, is none.</summary>
    private sealed class PausedClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private readonly ConcurrentBag<DateTimeOffset> pauses = [];

        public bool IsWaitedFor => pauses.Any(end => end > GetUtcNow());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime > TimeSpan.Zero && dueTime <= Gap)
            {
                pauses.Add(GetUtcNow() + dueTime);
            }

            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
