using Microsoft.Extensions.Options;
using NewsPipeline.Feeds.Web;
using NewsPipeline.Hosting.Fetching;

namespace NewsPipeline.Poller;

/// <summary>
/// Lets through one request at a time to each registrable domain, with a pause between two: in this process by standing in
/// line, between pollers by a lease that runs until the pause is over.
/// </summary>
public sealed class HostGate(
    Fetcher fetcher,
    Ownership ownership,
    IOptions<PollerOptions> poller,
    IOptions<FetchOptions> fetch,
    TimeProvider clock)
{
    private const int ManyLines = 500;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhileAnotherPollerIsThere = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, Line> lines = [];

    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        var domain = RegistrableDomain.Of(request.Url.IdnHost);
        var line = Join(domain);
        try
        {
            await line.Turn.WaitAsync(cancellation);
            try
            {
                return await TakeTurnAsync(domain, line, request, cancellation);
            }
            finally
            {
                line.Turn.Release();
            }
        }
        finally
        {
            Leave(line);
        }
    }

    private async Task<FetchResult> TakeTurnAsync(string domain, Line line, FetchRequest request, CancellationToken cancellation)
    {
        await WaitAsync(line.FreeAt - clock.GetUtcNow(), cancellation);
        while (!await ownership.TryTakeAsync(domain, fetch.Value.Timeout + Grace, cancellation))
        {
            await WaitAsync(WhileAnotherPollerIsThere, cancellation);
        }

        try
        {
            return await fetcher.FetchAsync(
                request with { BeforeRedirect = (next, token) => PauseIfSameAsync(domain, next, token) }, cancellation);
        }
        finally
        {
            line.FreeAt = clock.GetUtcNow() + poller.Value.HostGap;
            // Not with the caller's token: when we are stopping, the host must still be given back.
            await ownership.TryTakeAsync(domain, poller.Value.HostGap, CancellationToken.None);
        }
    }

    /// <summary>Another domain is asked at once: who waits in one line while standing in another may wait for ever.</summary>
    private Task PauseIfSameAsync(string domain, Uri next, CancellationToken cancellation) =>
        RegistrableDomain.Of(next.IdnHost) == domain ? WaitAsync(poller.Value.HostGap, cancellation) : Task.CompletedTask;

    private Task WaitAsync(TimeSpan time, CancellationToken cancellation) =>
        time > TimeSpan.Zero ? Task.Delay(time, clock, cancellation) : Task.CompletedTask;

    private Line Join(string domain)
    {
        lock (lines)
        {
            if (lines.Count > ManyLines)
            {
                ForgetIdle();
            }

            if (!lines.TryGetValue(domain, out var line))
            {
                lines.Add(domain, line = new Line());
            }

            line.Length++;
            return line;
        }
    }

    private void Leave(Line line)
    {
        lock (lines)
        {
            line.Length--;
        }
    }

    private void ForgetIdle()
    {
        var now = clock.GetUtcNow();
        foreach (var (domain, _) in lines.Where(line => line.Value.Length == 0 && line.Value.FreeAt <= now).ToArray())
        {
            lines.Remove(domain);
        }
    }

    private sealed class Line
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        /// <summary>Including the one whose turn it is.</summary>
        public int Length { get; set; }

        public DateTimeOffset FreeAt { get; set; }
    }
}
