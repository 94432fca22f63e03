using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

/// <summary>Errors and the balance sheet together: what is done to an error is done to its line in the same breath.</summary>
public sealed class ErrorDesk(IErrorMemory errors, ILedger ledger, TimeProvider time)
{
    /// <summary>
    /// Both are there when it returns; broken off between the two, it is simply done again. A message whose finding cannot be made out
    /// gets a line of its own. Alerts are no articles, and have none.
    /// </summary>
    public async Task FileAsync(IReadOnlyCollection<Failure> failures, CancellationToken cancellation)
    {
        await errors.FileAsync(failures, cancellation);
        await ledger.SettleAsync(
            [
                .. failures.Where(failure => failure.Kind == ErrorKind.Article).Select(failure =>
                    new Settlement(failure.Finding ?? FiledError.LineOf(failure.Id, failure.Queue), new Outcome.InErrorQueue(failure.Reason))),
            ],
            cancellation);
    }

    /// <summary>
    /// Has the message of an error that waits sent to its queue again. Its line is in flight before, so that it counts what becomes of
    /// it. Where sending fails, or this process dies meanwhile, the error still waits, and can be sent again: whoever gets the message twice
    /// knows it by its ids.
    /// </summary>
    /// <param name="send">Returns when the broker has the message; is given the error with its body.</param>
    /// <returns>False where no such error waits.</returns>
    public async Task<bool> SendAgainAsync(ErrorId id, Func<FiledError, Task> send, CancellationToken cancellation)
    {
        if (await errors.ErrorAsync(id, cancellation) is not { State: ErrorState.Waiting } error)
        {
            return false;
        }

        await TakeOutAsync(error, cancellation);
        try
        {
            await send(error);
        }
        catch
        {
            await PutBackAsync(error, cancellation);
            throw;
        }

        await errors.SentAgainAsync(id, error.Times, time.GetUtcNow(), cancellation);
        return true;
    }

    /// <summary>It stays among the errors and on the balance sheet, with the reason.</summary>
    /// <returns>False where no such error waits.</returns>
    public async Task<bool> DiscardAsync(ErrorId id, string why, string by, CancellationToken cancellation)
    {
        if (await errors.ErrorAsync(id, cancellation) is not { State: ErrorState.Waiting } error)
        {
            return false;
        }

        if (error.Line is { } line)
        {
            await ledger.SettleAsync([new(line, new Outcome.Refused(Refusal.Discarded(why)))], cancellation);
        }

        return await errors.DiscardAsync(id, new(why, by, time.GetUtcNow()), cancellation);
    }

    private Task TakeOutAsync(FiledError error, CancellationToken cancellation) => error switch
    {
        { Line: null } => Task.CompletedTask,
        { Finding: null, Line: { } own } => ledger.WithdrawAsync([own.Id], cancellation),
        { Line: { } line } => ledger.SentAgainAsync([line.Id], cancellation),
    };

    private Task PutBackAsync(FiledError error, CancellationToken cancellation) => error.Line is { } line
        ? ledger.SettleAsync([new(line, new Outcome.InErrorQueue(error.Reason))], cancellation)
        : Task.CompletedTask;
}
