using MassTransit;
using MassTransit.RetryPolicies;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Waiting;

namespace NewsPipeline.Bus;

/// <summary>
/// A message that the store cannot take just now is tried again until it can, for an hour as for a minute. RabbitMQ takes a message away
/// from who holds it for half an hour, and counts that as a failure: well before that it goes back to the end of its own queue.
/// </summary>
internal sealed class WaitForStore<T>(Patience patience, Closing closing, TimeProvider time) : IFilter<ConsumeContext<T>>
    where T : class
{
    private static readonly TimeSpan LongestInHand = TimeSpan.FromMinutes(20);

    /// <summary>Meanwhile a stopping endpoint has told the broker to send nothing more, and so does not get back what it returns.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(500);

    /// <summary>What we wait for is no fault that the others should hear of.</summary>
    private static readonly IRetryPolicy Quiet = Retry.CreatePolicy(retry =>
    {
        retry.Handle<StoreUnavailableException>();
        retry.Handle<OperationCanceledException>();
        retry.Immediate(1);
    });

    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        using var tooLong = new CancellationTokenSource(LongestInHand, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, tooLong.Token);
        try
        {
            await TryAsync(context, next, either.Token);
        }
        catch (OperationCanceledException) when (tooLong.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            await context.Forward(context.ReceiveContext.InputAddress);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("wait-for-store");

    private async Task TryAsync(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next, CancellationToken cancellation)
    {
        using var wait = patience.Begin(context.ReceiveContext.InputAddress.Segments[^1]);
        for (var tries = 0; ; tries++)
        {
            try
            {
                await next.Send(new Attempt(context, cancellation));
                return;
            }
            catch (StoreUnavailableException e)
            {
                wait.Note(e.Message);
                await RestAsync(Patience.LengthOf(tries), context.ReceiveContext.InputAddress, cancellation);
            }
        }
    }

    /// <exception cref="OperationCanceledException">We are stopping: the message is delivered again.</exception>
    private async Task RestAsync(TimeSpan rest, Uri endpoint, CancellationToken cancellation)
    {
        var closes = closing.Of(endpoint);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, closes);
        await Task.Delay(rest, time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        if (closes.IsCancellationRequested)
        {
            await Task.Delay(Farewell, time, cancellation);
            closes.ThrowIfCancellationRequested();
        }
    }

    /// <summary>One try at the message, which ends when it has been in hand for too long.</summary>
    private sealed class Attempt(ConsumeContext<T> context, CancellationToken cancellation) : RetryConsumeContext<T>(context, Quiet, null)
    {
        public override CancellationToken CancellationToken => cancellation;
    }
}
