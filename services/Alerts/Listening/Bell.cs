namespace NewsPipeline.Alerts.Listening;

/// <summary>Wakes everyone who waits, at once. Take <see cref="Next"/> before looking for news, and wait for it where there is none.</summary>
public sealed class Bell
{
    private TaskCompletionSource next = Silent();

    public Task Next => Volatile.Read(ref next).Task;

    public void Ring() => Interlocked.Exchange(ref next, Silent()).TrySetResult();

    private static TaskCompletionSource Silent() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

public static class Waiting
{
    /// <summary>Returns when it rings, when the time is over, or when cancelled; never throws.</summary>
    public static async Task AtMostAsync(this Task ring, TimeSpan time, TimeProvider clock, CancellationToken cancellation) =>
        await ring.WaitAsync(time, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
