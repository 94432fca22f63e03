using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsPipeline.Contracts;

namespace NewsPipeline.Hosting.Waiting;

/// <summary>
/// For what must be done although the store is away, full or locked: it is tried again with growing rests, for as long as the process
/// runs. Whoever waits is known here, so that readiness and the log can say what waits, why and since when.
/// </summary>
public sealed class Patience(TimeProvider time, ILogger<Patience> logger, IHostApplicationLifetime? lifetime = null)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly Lock changing = new();
    private readonly HashSet<Wait> waiting = [];

    private CancellationToken Stopping => lifetime?.ApplicationStopping ?? CancellationToken.None;

    /// <summary>Longest first; none where all is well.</summary>
    public IReadOnlyList<Wait> Waiting
    {
        get
        {
            lock (changing)
            {
                return [.. waiting.OrderBy(wait => wait.Since)];
            }
        }
    }

    /// <param name="what">Waits meanwhile, in a word or two for an operator.</param>
    /// <exception cref="StoreUnavailableException">The process is stopping, and the store is still away.</exception>
    public async Task<T> UntilTakenAsync<T>(string what, Func<Task<T>> work, CancellationToken cancellation)
    {
        using var wait = new Wait(what, this);
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await work();
            }
            catch (StoreUnavailableException e) when (!Stopping.IsCancellationRequested)
            {
                wait.Note(e.Message);
                await RestAsync(tries, cancellation);
            }
        }
    }

    /// <inheritdoc cref="UntilTakenAsync{T}"/>
    public Task UntilTakenAsync(string what, Func<Task> work, CancellationToken cancellation) => UntilTakenAsync(what, () => Answered(work), cancellation);

    /// <summary>For work of the background, which the end of the process simply cancels.</summary>
    public async Task<T> InBackgroundAsync<T>(string what, Func<Task<T>> work, CancellationToken stopping)
    {
        try
        {
            return await UntilTakenAsync(what, work, stopping);
        }
        catch (StoreUnavailableException) when (Stopping.IsCancellationRequested)
        {
            throw new OperationCanceledException(Stopping);
        }
    }

    /// <inheritdoc cref="InBackgroundAsync{T}"/>
    public Task InBackgroundAsync(string what, Func<Task> work, CancellationToken stopping) => InBackgroundAsync(what, () => Answered(work), stopping);

    /// <summary>Work of the background that comes round again and again, first at once. A round that fails is told of, and left to the next.</summary>
    public async Task InRoundsAsync(string what, TimeSpan rest, Func<Task> round, Action<Exception> tell, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(rest, time);
        do
        {
            try
            {
                await InBackgroundAsync(what, round, stopping);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                tell(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    /// <summary>For who tries again by itself; to be disposed of when that is over.</summary>
    public Wait Begin(string what) => new(what, this);

    /// <summary>Doubling up to five seconds, with up to a quarter of chance so that several do not come back in step.</summary>
    public static TimeSpan LengthOf(int tries)
    {
        var rest = Shortest * Math.Pow(2, Math.Min(tries, 10));
        return (rest < Longest ? rest : Longest) * (1 + (Random.Shared.NextDouble() / 4));
    }

    internal DateTimeOffset Now => time.GetUtcNow();

    internal void Begun(Wait wait)
    {
        lock (changing)
        {
            if (waiting.Add(wait) && waiting.Count == 1)
            {
                logger.IntakeWaits(wait.What, wait.Why);
            }
        }
    }

    internal void Ended(Wait wait)
    {
        lock (changing)
        {
            if (waiting.Remove(wait) && waiting.Count == 0)
            {
                logger.IntakeGoesOn();
            }
        }
    }

    private static async Task<bool> Answered(Func<Task> work)
    {
        await work();
        return true;
    }

    /// <summary>A process that stops wakes up at once.</summary>
    private async Task RestAsync(int tries, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, Stopping);
        await Task.Delay(LengthOf(tries), time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }
}
