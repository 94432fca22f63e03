using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace NewsPipeline.Hosting.Access;

/// <summary>
/// How many wrong keys one address may show: a minute's worth, then it is told to come later. A right key is always let in, so
/// that nobody behind the same proxy can lock an operator out.
/// </summary>
public sealed class Guesses : IDisposable
{
    public static readonly TimeSpan ComeAgain = TimeSpan.FromMinutes(1);
    private const int AtOnce = 20;

    private readonly PartitionedRateLimiter<HttpContext> wrong = PartitionedRateLimiter.Create<HttpContext, IPAddress>(
        http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress ?? IPAddress.None,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = AtOnce, Window = ComeAgain }));

    /// <summary>Notes a wrong key; false where this address has shown too many.</summary>
    public bool Note(HttpContext http)
    {
        using var lease = wrong.AttemptAcquire(http);
        return lease.IsAcquired;
    }

    public void Dispose() => wrong.Dispose();
}
