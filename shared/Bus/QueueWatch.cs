using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client.Exceptions;

namespace NewsPipeline.Bus;

/// <summary>A queue that an older version declared otherwise cannot be joined, and only an operator can mend that: says once what to do.</summary>
internal sealed class QueueWatch(ILogger<QueueWatch> logger) : IReceiveEndpointObserver
{
    private const int PreconditionFailed = 406;

    private readonly ConcurrentDictionary<string, bool> told = [];

    public Task Ready(ReceiveEndpointReady ready) => Task.CompletedTask;

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted)
    {
        if (Refusal(faulted.Exception) is { ShutdownReason: { ReplyCode: PreconditionFailed } reason } && told.TryAdd(reason.ReplyText, true))
        {
            logger.DeclaredOtherwise(faulted.InputAddress.Segments[^1], reason.ReplyText);
        }

        return Task.CompletedTask;
    }

    private static OperationInterruptedException? Refusal(Exception? e) => e is null ? null : e as OperationInterruptedException ?? Refusal(e.InnerException);
}

internal static partial class Log
{
    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Queue} cannot be joined: an older version declared it, or its error queue, otherwise. Let it run empty, stop all services, "
            + "'rabbitmqctl delete_queue' it and its _error neighbour, and start again. RabbitMQ says: {Reason}")]
    public static partial void DeclaredOtherwise(this ILogger logger, string queue, string reason);
}
