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
