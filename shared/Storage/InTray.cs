using System.Collections.Concurrent;

namespace NewsPipeline.Storage;

/// <summary>
/// Work that costs as much for many as for one, such as a transaction: all that came in while the batch before was worked on makes the
/// next batch, in order of arrival. Quiet hours give batches of one, rush hours large ones.
/// </summary>
/// <param name="work">One answer an item, in order. Where it throws, everyone in the batch hears of it.</param>
/// <param name="largest">The most items of a batch.</param>
public sealed class InTray<TItem, TAnswer>(Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TAnswer>>> work, int largest)
{
    private readonly ConcurrentQueue<Slip> waiting = [];
    private int working;

    /// <summary>Batches that may be worked on side by side; one unless told otherwise, and then in order.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>How long a batch that is not full waits for more; not at all unless told otherwise.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>What an item adds to its batch; a batch that has reached <see cref="Heaviest"/> takes no more.</summary>
    public Func<TItem, long> Weigh { get; init; } = _ => 0;

    public long Heaviest { get; init; } = long.MaxValue;

    /// <summary>Whoever stops waiting takes nobody along: the batch is everybody's, and goes on with the item.</summary>
    public Task<TAnswer> HandInAsync(TItem item, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var slip = new Slip(item);
        waiting.Enqueue(slip);
        WorkUnlessEnoughDo();
        return slip.Answer.Task.WaitAsync(cancellation);
    }

    private void WorkUnlessEnoughDo()
    {
        for (var now = Volatile.Read(ref working); now < AtOnce; now = Volatile.Read(ref working))
        {
            if (Interlocked.CompareExchange(ref working, now + 1, now) == now)
            {
                _ = Task.Run(EmptyAsync);
                return;
            }
        }
    }

    private async Task EmptyAsync()
    {
        await GatherAsync();
        while (TakeBatch() is { Count: > 0 } batch)
        {
            await AnswerAsync(batch);
            await GatherAsync();
        }

        Interlocked.Decrement(ref working);
        // What came in since the last look saw somebody at work, and started nobody.
        if (!waiting.IsEmpty)
        {
            WorkUnlessEnoughDo();
        }
    }

    private Task GatherAsync() => Age > TimeSpan.Zero && waiting.Count < largest ? Task.Delay(Age) : Task.CompletedTask;

    private List<Slip> TakeBatch()
    {
        List<Slip> batch = [];
        for (var weight = 0L; batch.Count < largest && weight < Heaviest && waiting.TryDequeue(out var slip); weight += Weigh(slip.Item))
        {
            batch.Add(slip);
        }

        return batch;
    }

    private async Task AnswerAsync(List<Slip> batch)
    {
        try
        {
            var answers = await work([.. batch.Select(slip => slip.Item)]);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Answer.SetResult(answers[i]);
            }
        }
        catch (Exception e)
        {
            batch.ForEach(slip => slip.Answer.TrySetException(e));
        }
    }

    private sealed record Slip(TItem Item)
    {
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
