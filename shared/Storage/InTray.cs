using System.Collections.Concurrent;

namespace NewsPipeline.Storage;

/// <summary>
/// Work that costs as much for many as for one, such as a transaction: all that came in while the batch before was worked on makes the
/// next batch, in order of arrival. Nobody waits for a batch to fill: quiet hours give batches of one, rush hours large ones.
/// </summary>
/// <param name="work">One answer an item, in order; never two batches at once. Where it throws, everyone in the batch hears of it.</param>
/// <param name="largest">The most items of a batch.</param>
public sealed class InTray<TItem, TAnswer>(Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TAnswer>>> work, int largest)
{
    private readonly ConcurrentQueue<Slip> waiting = [];
    private int working;

    /// <summary>What an item adds to its batch; a batch that has reached <see cref="Heaviest"/> takes no more.</summary>
    public Func<TItem, long> Weigh { get; init; } = _ => 0;

    public long Heaviest { get; init; } = long.MaxValue;

    /// <summary>Whoever stops waiting takes nobody along: the batch is everybody's, and goes on with the item.</summary>
    public Task<TAnswer> HandInAsync(TItem item, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var slip = new Slip(item);
        waiting.Enqueue(slip);
        WorkUnlessAtIt();
        return slip.Answer.Task.WaitAsync(cancellation);
    }

    private void WorkUnlessAtIt()
    {
        if (Interlocked.Exchange(ref working, 1) == 0)
        {
            _ = Task.Run(EmptyAsync);
        }
    }

    private async Task EmptyAsync()
    {
        while (TakeBatch() is { Count: > 0 } batch)
        {
            await AnswerAsync(batch);
        }

        Interlocked.Exchange(ref working, 0);
        // What came in since the last look saw somebody at work, and started nobody.
        if (!waiting.IsEmpty)
        {
            WorkUnlessAtIt();
        }
    }

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
