using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NewsPipeline.Hosting.Readiness;

/// <summary>What <c>/healthz/ready</c> answers.</summary>
internal sealed record ReadinessAnswer(string Status, IReadOnlyList<ReadinessAnswer.Check> Checks)
{
    public static Task WriteAsync(HttpContext http, HealthReport report)
    {
        var memory = http.RequestServices.GetRequiredService<CheckMemory>();
        return http.Response.WriteAsJsonAsync(Of(report, memory), JsonSerializerOptions.Web);
    }

    private static ReadinessAnswer Of(HealthReport report, CheckMemory memory) => new(
        report.Status == HealthStatus.Healthy ? "ready" : "not ready",
        [
            .. report.Entries.OrderBy(entry => entry.Value.Status).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new Check(
                entry.Key, entry.Value.Status == HealthStatus.Healthy ? "ready" : "not ready", memory.SinceWhen(entry.Key), entry.Value.Description)),
        ]);

    /// <param name="Since">When it came into this state.</param>
    /// <param name="Description">Why it is not ready, in a sentence; null where there is nothing to say.</param>
    internal sealed record Check(string Name, string State, DateTimeOffset Since, string? Description);
}
