using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NewsPipeline.Storage.Tests;

public sealed class InTrayTests : IDisposable
{
    private readonly TaskCompletionSource gate = new();
    private readonly SemaphoreSlim started = new(0);
    private readonly List<int[]> batches = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => started.Dispose();

    [Fact]
    public async Task What_comes_in_while_a_batch_is_worked_on_makes_the_next_in_its_order()
    {
        var tray = Gated(largest: 4);
        var first = tray.HandInAsync(0, Cancellation);
        await started.WaitAsync(Cancellation);
        var others = Enumerable.Range(1, 6).Select(item => tray.HandInAsync(item, Cancellation)).ToList();
        gate.SetResult();

        Assert.Equal(["0!", "1!", "2!", "3!", "4!", "5!", "6!"], await Task.WhenAll([first, .. others]));
        Assert.Equal([[0], [1, 2, 3, 4], [5, 6]], batches);
    }

    [Fact]
    public async Task A_batch_that_is_heavy_enough_takes_no_more()
    {
        var tray = Gated(largest: 100, heaviest: 10);
        var first = tray.HandInAsync(0, Cancellation);
        await started.WaitAsync(Cancellation);
        var others = new[] { 4, 7, 11, 1 }.Select(item => tray.HandInAsync(item, Cancellation)).ToList();
        gate.SetResult();

        await Task.WhenAll([first, .. others]);
        Assert.Equal([[0], [4, 7], [11], [1]], batches);
    }

    [Fact]
    public async Task A_failure_is_heard_by_its_batch_alone_and_the_tray_goes_on()
    {
        var tray = Gated(largest: 1);
        var failing = tray.HandInAsync(-1, Cancellation);
        var next = tray.HandInAsync(2, Cancellation);
        gate.SetResult();

        await Assert.ThrowsAsync<IOException>(() => failing);
        Assert.Equal("2!", await next);
        Assert.Equal("3!", await tray.HandInAsync(3, Cancellation));
    }

    [Fact]
    public async Task An_item_that_cannot_be_weighed_hears_of_it_alone_and_the_tray_goes_on()
    {
        var tray = new InTray<string?, int>(items => Task.FromResult<IReadOnlyList<int>>([.. items.Select(item => item!.Length)]), largest: 10) { Weigh = item => item!.Length };
        string?[] items = ["one", null, "three", null];
        var answers = items.Select(item => tray.HandInAsync(item, Cancellation)).ToList();

        Assert.Equal((3, 5), (await answers[0], await answers[2]));
        await Assert.ThrowsAsync<NullReferenceException>(() => answers[1]);
        await Assert.ThrowsAsync<NullReferenceException>(() => answers[3]);
        Assert.Equal(4, await tray.HandInAsync("four", Cancellation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Too_few_answers_or_too_many_are_heard_of_by_everyone_in_the_batch(int count)
    {
        var answers = count;
        var tray = new InTray<int, int>(items => Task.FromResult<IReadOnlyList<int>>(new int[answers]), largest: 2) { Age = TimeSpan.FromMilliseconds(50) };
        var two = new[] { tray.HandInAsync(1, Cancellation), tray.HandInAsync(2, Cancellation) };

        foreach (var one in two)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => one);
        }

        answers = 1;
        Assert.Equal(0, await tray.HandInAsync(3, Cancellation));
    }

    [Fact]
    public async Task Work_that_throws_before_it_begins_to_wait_gives_its_place_back()
    {
        var tray = new InTray<int, int>(items => items[0] < 0 ? throw new IOException("the disk is gone") : Task.FromResult<IReadOnlyList<int>>(items), largest: 1);
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<IOException>(() => tray.HandInAsync(-1, Cancellation));
        }

        Assert.Equal(1, await tray.HandInAsync(1, Cancellation));
    }

    [Fact]
    public async Task A_worker_that_dies_is_heard_of_and_seen_and_the_next_one_takes_its_place()
    {
        using var services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton<WorkerWatch>().BuildServiceProvider();
        var watch = services.GetRequiredService<WorkerWatch>();
        var deaths = 0L;
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "newspipeline.workers.died")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((_, more, _, _) => Interlocked.Add(ref deaths, more));
        meters.Start();
        var deadly = new InTray<int, int>(items => Task.FromResult<IReadOnlyList<int>>(items), largest: 2) { Age = TimeSpan.MaxValue, Watch = watch };
        var healthy = new InTray<int, int>(items => Task.FromResult<IReadOnlyList<int>>(items), largest: 2) { Watch = watch };

        for (var i = 1; i <= 3; i++)
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => deadly.HandInAsync(1, Cancellation));
            Assert.Equal(i, Interlocked.Read(ref deaths));
        }

        Assert.Equal(HealthStatus.Unhealthy, (await watch.CheckHealthAsync(new(), Cancellation)).Status);
        Assert.Equal(2, await healthy.HandInAsync(2, Cancellation));
        Assert.Equal(HealthStatus.Healthy, (await watch.CheckHealthAsync(new(), Cancellation)).Status);
    }

    [Fact]
    public async Task One_who_stops_waiting_takes_nobody_along()
    {
        using var impatient = new CancellationTokenSource();
        var tray = Gated(largest: 10);
        var leaving = tray.HandInAsync(1, impatient.Token);
        var staying = tray.HandInAsync(2, Cancellation);
        await impatient.CancelAsync();
        gate.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        Assert.Equal("2!", await staying);
    }

    [Fact]
    public async Task Everyone_of_many_gets_the_own_answer()
    {
        gate.SetResult();
        var tray = Gated(largest: 7);
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(async who =>
        {
            await Task.Yield();
            var mine = new List<string>();
            for (var i = 0; i < 200; i++)
            {
                mine.Add(await tray.HandInAsync((who * 1000) + i, Cancellation));
            }

            return mine.SequenceEqual(Enumerable.Range(who * 1000, 200).Select(item => $"{item}!"));
        }));

        Assert.All(answers, Assert.True);
        Assert.Equal(64 * 200, batches.Sum(batch => batch.Length));
    }

    /// <summary>Works when the gate is open; -1 cannot be done.</summary>
    private InTray<int, string> Gated(int largest, long heaviest = long.MaxValue) => new(
        async items =>
        {
            batches.Add([.. items]);
            started.Release();
            await gate.Task;
            return items.Contains(-1) ? throw new IOException("the disk is gone") : [.. items.Select(item => $"{item}!")];
        },
        largest)
    {
        Weigh = item => item,
        Heaviest = heaviest,
    };
}
