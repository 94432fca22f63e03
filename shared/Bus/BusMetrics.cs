using System.Diagnostics;
using System.Diagnostics.Metrics;
using MassTransit;
using NewsPipeline.Hosting;

namespace NewsPipeline.Bus;

/// <summary>
/// What goes over the bus, under the names of OpenTelemetry's messaging conventions, and how long it waited in its queue. MassTransit's
/// own meter, whose names are of its own and whose unit is the millisecond, stays out.
/// </summary>
public sealed class BusMetrics : IReceiveObserver, IPublishObserver, ISendObserver
{
    private readonly string system;
    private readonly TimeProvider time;
    private readonly Counter<long> sent;
    private readonly Counter<long> consumed;
    private readonly Histogram<double> processed;
    private readonly Histogram<double> age;

    public BusMetrics(IMeterFactory meters, TimeProvider time, BusKind kind)
    {
        (this.time, system) = (time, kind == BusKind.RabbitMq ? "rabbitmq" : "in_memory");
        var meter = meters.Create(Telemetry.Name);
        sent = meter.CreateCounter<long>("messaging.client.sent.messages", "{message}", "Messages given to the bus.");
        consumed = meter.CreateCounter<long>("messaging.client.consumed.messages", "{message}", "Messages taken from a queue.");
        processed = meter.CreateHistogram<double>("messaging.process.duration", "s", "How long a message was worked on, its last try where it took several.");
        age = meter.CreateHistogram<double>("newspipeline.queue.age", "s", "How old a message was when it was taken from its queue, since it was sent.");
    }

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class
    {
        Consumed(context, duration, error: null);
        return Task.CompletedTask;
    }

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class
    {
        Consumed(context, duration, exception);
        return Task.CompletedTask;
    }

    /// <summary>It could not even be read.</summary>
    public Task ReceiveFault(ReceiveContext context, Exception exception)
    {
        if (!context.IsDelivered)
        {
            consumed.Add(1, Tags(context.InputAddress, "process", exception));
        }

        return Task.CompletedTask;
    }

    public Task PrePublish<T>(PublishContext<T> context)
        where T : class => Task.CompletedTask;

    public Task PostPublish<T>(PublishContext<T> context)
        where T : class => Sent(context, error: null);

    public Task PublishFault<T>(PublishContext<T> context, Exception exception)
        where T : class => Sent(context, exception);

    public Task PreSend<T>(SendContext<T> context)
        where T : class => Task.CompletedTask;

    public Task PostSend<T>(SendContext<T> context)
        where T : class => Sent(context, error: null);

    public Task SendFault<T>(SendContext<T> context, Exception exception)
        where T : class => Sent(context, exception);

    private Task Sent(SendContext context, Exception? error)
    {
        sent.Add(1, Tags(context.DestinationAddress, "send", error));
        return Task.CompletedTask;
    }

    private void Consumed(ConsumeContext context, TimeSpan duration, Exception? error)
    {
        var tags = Tags(context.ReceiveContext.InputAddress, "process", error);
        consumed.Add(1, tags);
        processed.Record(duration.TotalSeconds, tags);
        if (context.SentTime is { } moment)
        {
            var waited = time.GetUtcNow().UtcDateTime - context.ReceiveContext.ElapsedTime - moment;
            age.Record(Math.Max(0, waited.TotalSeconds), Tags(context.ReceiveContext.InputAddress, "process", error: null));
        }
    }

    private TagList Tags(Uri? address, string operation, Exception? error)
    {
        var tags = new TagList
        {
            { "messaging.system", system },
            { "messaging.operation.name", operation },
            { "messaging.destination.name", NameOf(address) },
        };
        if (error is not null)
        {
            tags.Add("error.type", error.GetType().FullName);
        }

        return tags;
    }

    /// <summary>Of a queue, or of a message type's exchange, which the bus in memory calls by a URN.</summary>
    private static string NameOf(Uri? address) => address?.Segments[^1].Replace("urn:message:", "", StringComparison.Ordinal) ?? "unknown";
}
