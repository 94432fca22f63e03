using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsPipeline.Bus;

/// <summary>The error queues are emptied by the service that keeps errors, message by message, before anything tries to read them.</summary>
internal static class ErrorQueues
{
    /// <summary>Kept together, where there are many.</summary>
    private const int AtOnce = 64;

    public static void KeepErrors<TEndpoint>(this IBusFactoryConfigurator<TEndpoint> bus, IBusRegistrationContext context)
        where TEndpoint : IReceiveEndpointConfigurator
    {
        if (context.GetService<IErrorKeeper>() is not { } keeper)
        {
            return;
        }

        foreach (var stage in Stages.All)
        {
            bus.ReceiveEndpoint(stage.ErrorQueue, endpoint =>
            {
                endpoint.ConfigureConsumeTopology = false;
                endpoint.PrefetchCount = AtOnce;
                endpoint.UseErrorQueue();
                endpoint.ConfigureReceive(receive => receive.UseFilter(
                    new Keeping(stage, keeper, context.GetRequiredService<TimeProvider>(), context.GetRequiredService<ILogger<IErrorKeeper>>())));
            });
        }
    }

    /// <summary>The last filter on the way, since it passes nothing on. What cannot be kept just now waits, for there is nowhere else to go.</summary>
    private sealed class Keeping(Stage stage, IErrorKeeper keeper, TimeProvider time, ILogger logger) : IFilter<ReceiveContext>
    {
        private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);
        private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

        public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
        {
            var message = new GivenUp(stage, context.Body.GetBytes(), name => context.TransportHeaders.Get<string>(name));
            for (var rest = Shortest; !await TryAsync(message, context.CancellationToken); rest = rest * 2 < Longest ? rest * 2 : Longest)
            {
                await Task.Delay(rest, time, context.CancellationToken);
            }
        }

        public void Probe(ProbeContext context) => context.CreateFilterScope("keepError");

        private async Task<bool> TryAsync(GivenUp message, CancellationToken cancellation)
        {
            try
            {
                await keeper.KeepAsync(message, cancellation);
                return true;
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                logger.ErrorNotKept(stage.ErrorQueue, e.Message);
                return false;
            }
        }
    }
}

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "An error of {Queue} cannot be kept just now, and waits there: {Why}")]
    public static partial void ErrorNotKept(this ILogger logger, string queue, string why);
}
