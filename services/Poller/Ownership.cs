using NewsPipeline.Bus;
using NewsPipeline.Storage;

namespace NewsPipeline.Poller;

/// <summary>
/// This poller among others, for leases. A poller that comes back under its name (the only one of a process bus; a container
/// that restarts) takes up its own leases at once, instead of waiting until they run out.
/// </summary>
public sealed class Ownership(IFeedMemory memory, BusKind bus, TimeProvider clock)
{
    private readonly string name = bus == BusKind.Memory ? "the only one" : $"{Environment.MachineName}/{Environment.ProcessId}";

    public Task<bool> TryTakeAsync(string what, TimeSpan length, CancellationToken cancellation) =>
        memory.TryLeaseAsync(what, name, clock.GetUtcNow(), length, cancellation);

    /// <returns>Null while another owner is there.</returns>
    public Task<Stay?> TryStayAsync(string what, CancellationToken cancellation) =>
        // Neither renewed nor given back with the caller's token: when we are stopping, it must still be given back.
        Stay.TryBeginAsync(
            () => TryTakeAsync(what, Stay.Length, CancellationToken.None), () => memory.ReleaseAsync(what, name, CancellationToken.None), clock, cancellation);
}
