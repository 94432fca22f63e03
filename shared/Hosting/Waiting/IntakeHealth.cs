using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsPipeline.Hosting.Readiness;

namespace NewsPipeline.Hosting.Waiting;

/// <summary>Whether all that this process has to read and to write is being taken: what waits, why and since when.</summary>
internal sealed class IntakeHealth(Patience patience) : IHealthCheck
{
    private const int MostReasons = 3;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var waiting = patience.Waiting;
        return Task.FromResult(waiting is [var first, ..]
            ? HealthCheckResult.Unhealthy($"{Names(waiting)} wait: {Reasons(waiting)}", data: new Dictionary<string, object> { [CheckMemory.Since] = first.Since!.Value })
            : HealthCheckResult.Healthy());
    }

    private static string Reasons(IEnumerable<Wait> waiting) => string.Join(' ', waiting.Select(wait => wait.Why).Distinct().Take(MostReasons));

    private static string Names(IEnumerable<Wait> waiting) =>
        string.Join(", ", waiting.CountBy(wait => wait.What).OrderByDescending(of => of.Value).Select(of => of.Value == 1 ? of.Key : $"{of.Key} ({of.Value})"));
}
