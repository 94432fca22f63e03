using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace NewsPipeline.Hosting.Readiness;

/// <summary>Looks at the checks now and then although nobody asks, and says in one line when the service becomes ready or ceases to be.</summary>
internal sealed class ReadinessNews(ILogger<ReadinessNews> logger) : IHealthCheckPublisher
{
    private bool? ready;

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        var now = report.Status == HealthStatus.Healthy;
        if (now != ready)
        {
            Tell(now, report);
        }

        ready = now;
        return Task.CompletedTask;
    }

    private void Tell(bool now, HealthReport report)
    {
        if (now)
        {
            logger.Ready();
        }
        else
        {
            logger.NotReady(string.Join(' ', report.Entries
                .Where(entry => entry.Value.Status != HealthStatus.Healthy)
                .Select(entry => $"{entry.Key}: {entry.Value.Description ?? "no answer."}")));
        }
    }
}

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Ready")]
    public static partial void Ready(this ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: {Why}")]
    public static partial void NotReady(this ILogger logger, string why);
}
