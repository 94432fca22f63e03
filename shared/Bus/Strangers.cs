using MassTransit;
using MassTransit.Middleware.Rescue;
using MassTransit.Transports;

namespace NewsPipeline.Bus;

/// <summary>A message that nobody on this queue consumes is an error like any other; left alone, the bus puts it where nobody looks.</summary>
internal sealed class Strangers : IFilter<ReceiveContext>
{
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) =>
        context.GetPayload<IErrorTransport>().Send(new RescueExceptionReceiveContext(context, new StrangerException()));

    public void Probe(ProbeContext context) => context.CreateFilterScope("strangers");

    private sealed class StrangerException() : Exception("It is not the kind of message that belongs into this queue");
}
