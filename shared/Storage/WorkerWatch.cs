using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace NewsPipeline.Storage;

/// <summary>
/// Sees workers of an <see cref="InTray{TItem,TAnswer}"/> die: says so, counts it, and the service is not ready until a worker has done
/// its work again.
/// </summary>
public sealed class WorkerWatch : IHealthCheck
{
    private readonly Counter<long> deaths;
    private readonly ILogger<WorkerWatch> logger;
    private volatile string? trouble;

    public WorkerWatch(IMeterFactory meters, ILogger<WorkerWatch> logger)
    {
        this.logger = logger;
        deaths = meters.Create("NewsPipeline").CreateCounter<long>("newspipeline.workers.died", "{worker}", "Workers on batches that died; none should.");
    }

    public void Died(Exception why)
    {
        trouble = $"A worker died: {why.Message}";
        deaths.Add(1);
        logger.WorkerDied(why);
    }

    public void Worked() => trouble = null;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(trouble is { } why ? HealthCheckResult.Unhealthy(why) : HealthCheckResult.Healthy());
}

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A worker on batches died; what it had not begun is handed back, and the next that comes in gets a new one")]
    public static partial void WorkerDied(this ILogger logger, Exception why);
}
