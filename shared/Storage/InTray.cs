using System.Collections.Concurrent;

namespace NewsPipeline.Storage;

/// <summary>
/// Work that costs as much for many as for one, such as a transaction: all that came in while the batch before was worked on makes the
/// next batch, in order of arrival. Quiet hours give batches of one, rush hours large ones. Whatever its owner's functions throw, those who
/// wait hear of it, and the tray goes on.
/// </summary>
/// <param name="work">One answer an item, in order. Where it throws, or answers fewer or more, everyone in the batch hears of it.</param>
/// <param name="largest">The most items of a batch.</param>
public sealed class InTray<TItem, TAnswer>(Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TAnswer>>> work, int largest)
{
    private readonly ConcurrentQueue<Slip> waiting = [];
    private int working;

    /// <summary>Batches that may be worked on side by side; one unless told otherwise, and then in order.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>How long a batch that is not full waits for more; not at all unless told otherwise.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>What an item adds to its batch; a batch that has reached <see cref="Heaviest"/> takes no more. Where it throws, the item is in no batch.</summary>
    public Func<TItem, long> Weigh { get; init; } = _ => 0;

    public long Heaviest { get; init; } = long.MaxValue;

    /// <summary>Is told where a worker dies, which it should not, and where one has done its work.</summary>
    public WorkerWatch? Watch { get; init; }

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
                _ = Task.Run(WorkAsync);
                return;
            }
        }
    }

    private async Task WorkAsync()
    {
        try
        {
            await EmptyAsync();
        }
        catch (Exception e)
        {
            Watch?.Died(e);
            FailWhoWaits(e);
        }
        finally
        {
            Interlocked.Decrement(ref working);
        }

        // What came in since the last look saw somebody at work, and started nobody.
        if (!waiting.IsEmpty)
        {
            WorkUnlessEnoughDo();
        }
    }

    private async Task EmptyAsync()
    {
        await GatherAsync();
        while (!waiting.IsEmpty)
        {
            await AnswerAsync(TakeBatch());
            await GatherAsync();
        }
    }

    private void FailWhoWaits(Exception why)
    {
        while (waiting.TryDequeue(out var slip))
        {
            slip.Answer.TrySetException(why);
        }
    }

    private Task GatherAsync() => Age > TimeSpan.Zero && waiting.Count < largest ? Task.Delay(Age) : Task.CompletedTask;

    private List<Slip> TakeBatch()
    {
        List<Slip> batch = [];
        var weight = 0L;
        while (batch.Count < largest && weight < Heaviest && waiting.TryDequeue(out var slip))
        {
            if (WeightOf(slip) is { } more)
            {
                weight += more;
                batch.Add(slip);
            }
        }

        return batch;
    }

    /// <summary>Null where it cannot be told: then the slip has its answer.</summary>
    private long? WeightOf(Slip slip)
    {
        try
        {
            return Weigh(slip.Item);
        }
        catch (Exception e)
        {
            slip.Answer.TrySetException(e);
            return null;
        }
    }

    private async Task AnswerAsync(List<Slip> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            var answers = await work([.. batch.Select(slip => slip.Item)]);
            if (answers.Count != batch.Count)
            {
                throw new InvalidOperationException($"A batch of {batch.Count} got {answers.Count} answers.");
            }

            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Answer.SetResult(answers[i]);
            }

            Watch?.Worked();
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
