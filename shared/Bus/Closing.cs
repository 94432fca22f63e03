using System.Collections.Concurrent;
using MassTransit;

namespace NewsPipeline.Bus;

/// <summary>Knows which endpoints are being stopped, so that what waits there wakes up at once.</summary>
internal sealed class Closing : IReceiveEndpointObserver
{
    private readonly ConcurrentDictionary<Uri, CancellationTokenSource> endpoints = [];

    /// <summary>Cancelled when the endpoint is being stopped.</summary>
    public CancellationToken Of(Uri endpoint) => SourceOf(endpoint).Token;

    /// <summary>One that was stopped and is there again.</summary>
    public Task Ready(ReceiveEndpointReady ready)
    {
        if (endpoints.TryGetValue(ready.InputAddress, out var source) && source.IsCancellationRequested)
        {
            endpoints.TryRemove(ready.InputAddress, out _);
        }

        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => SourceOf(stopping.InputAddress).CancelAsync();

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;

    private CancellationTokenSource SourceOf(Uri endpoint) => endpoints.GetOrAdd(endpoint, _ => new CancellationTokenSource());
}
