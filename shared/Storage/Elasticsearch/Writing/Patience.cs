using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

/// <summary>
/// For what must be written: while the engine cannot be reached, or takes nothing (a full disk, a block, too much at once), it waits and
/// tries again, for as long as the process runs. Whoever hands in waits too, and so the intake stops; nothing goes to an error queue
/// because the engine was away.
/// </summary>
internal sealed class Patience(TimeProvider time, ILogger<Patience> logger, IHostApplicationLifetime? lifetime = null)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private string? silent;

    /// <summary>Why nothing can be written just now; null where all is well.</summary>
    public string? Trouble => silent;

    /// <exception cref="StoreUnavailableException">The process is stopping, and the engine is still away.</exception>
    public async Task<T> UntilTakenAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                var answer = await work();
                Note(null);
                return answer;
            }
            catch (StoreUnavailableException e) when (lifetime?.ApplicationStopping.IsCancellationRequested != true)
            {
                Note(e.Message);
                await RestAsync(tries, cancellation);
            }
        }
    }

    /// <summary>A process that stops wakes up at once.</summary>
    private async Task RestAsync(int tries, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime?.ApplicationStopping ?? default);
        await Task.Delay(LengthOf(tries), time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Doubling, with up to a quarter of chance so that several writers do not come back in step.</summary>
    private static TimeSpan LengthOf(int tries)
    {
        var rest = Shortest * Math.Pow(2, Math.Min(tries, 10));
        return (rest < Longest ? rest : Longest) * (1 + (Random.Shared.NextDouble() / 4));
    }

    private void Note(string? trouble)
    {
        var before = Interlocked.Exchange(ref silent, trouble);
        if (before is null && trouble is not null)
        {
            logger.IntakeStopped(trouble);
        }
        else if (before is not null && trouble is null)
        {
            logger.IntakeGoesOn();
        }
    }
}
