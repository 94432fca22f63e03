using MassTransit;
using NewsPipeline.Bus;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Errors;

/// <summary>What an operator does with errors, once what made them is mended.</summary>
public sealed class Repairs(ErrorDesk desk, IErrorMemory errors, IBus bus)
{
    /// <summary>Sent at the same time: each waits for the broker and for the store.</summary>
    private const int AtOnce = 16;

    /// <summary>That the broker may take to confirm one message.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Sends one again. A message that cannot be read yet, or that the broker does not take, stays where it is.</summary>
    public async Task<Repair> RetryAsync(ErrorId id, CancellationToken cancellation)
    {
        try
        {
            return await desk.SendAgainAsync(id, SendAsync, cancellation)
                ? new Repair.Done()
                : new Repair.NotWaiting(await errors.ErrorAsync(id, cancellation));
        }
        catch (UnreadableMessageException e)
        {
            return new Repair.Stays($"It would only come back: {e.Message.TrimEnd('.')}.");
        }
        catch (BrokerAwayException e)
        {
            return new Repair.Later($"The broker did not take it: {e.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>Sends all again that the question finds; what stays is told one by one.</summary>
    public async Task<RetryReport> RetryAllAsync(ErrorQuestion question, CancellationToken cancellation)
    {
        var (sent, stay) = (0, new List<StayingError>());
        string? next = null;
        do
        {
            var page = await errors.ErrorsAsync(question with { State = ErrorState.Waiting, Size = Question.LargestSize, Cursor = next }, cancellation);
            foreach (var some in page.Items.Chunk(AtOnce))
            {
                var repairs = await Task.WhenAll(some.Select(async error => (Error: error, Repair: await RetryAsync(error.Id, cancellation))));
                sent += repairs.Count(repair => repair.Repair is Repair.Done);
                stay.AddRange(repairs.Where(repair => repair.Repair is Repair.Stays or Repair.Later).Select(repair => new StayingError(repair.Error.Id, repair.Error.Queue, repair.Repair.Why)));
            }

            next = page.Next;
        }
        while (next is not null);
        return new(sent, stay);
    }

    public async Task<Repair> DiscardAsync(ErrorId id, string why, string by, CancellationToken cancellation) =>
        await desk.DiscardAsync(id, why, by, cancellation) ? new Repair.Done() : new Repair.NotWaiting(await errors.ErrorAsync(id, cancellation));

    private async Task SendAsync(FiledError error)
    {
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            await bus.SendAgainAsync(error.Queue, error.IsCut ? throw TooLong(error) : error.Body!, deadline.Token);
        }
        catch (Exception e) when (e is not UnreadableMessageException)
        {
            throw new BrokerAwayException(e is OperationCanceledException ? $"no answer within {Patience.TotalSeconds:0} seconds" : e.Message.ReplaceLineEndings(" "), e);
        }
    }

    private static UnreadableMessageException TooLong(FiledError error) =>
        new($"of its {error.Length:N0} bytes only the first {IErrorMemory.LargestBody:N0} were kept");

    private sealed class BrokerAwayException(string message, Exception inner) : Exception(message, inner);
}

/// <summary>What became of one error.</summary>
public abstract record Repair
{
    private Repair() { }

    /// <summary>One sentence where something is to be said.</summary>
    public virtual string Why => "";

    public sealed record Done : Repair;

    /// <param name="Error">Null where there is none of that id.</param>
    public sealed record NotWaiting(FiledError? Error) : Repair
    {
        public override string Why => Error switch
        {
            null => "There is no such error.",
            { State: ErrorState.Discarded, Discarding: { } discarding } => $"It was discarded by {discarding.By}: {discarding.Why.TrimEnd('.')}.",
            _ => "It was sent again already, and has not failed since.",
        };
    }

    /// <summary>It cannot be read yet.</summary>
    public sealed record Stays(string Reason) : Repair
    {
        public override string Why => Reason;
    }

    /// <summary>The broker is away.</summary>
    public sealed record Later(string Reason) : Repair
    {
        public override string Why => Reason;
    }
}

/// <param name="SentAgain">Messages that are in their queues again.</param>
/// <param name="Stay">Those that are not, each with the reason.</param>
public sealed record RetryReport(int SentAgain, IReadOnlyList<StayingError> Stay);

/// <param name="Why">In one sentence.</param>
public sealed record StayingError(ErrorId Id, string Queue, string Why);
