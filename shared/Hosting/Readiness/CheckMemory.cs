using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NewsPipeline.Hosting.Readiness;

/// <summary>Since when each check is in its state: as the check itself says, else since it was first seen so.</summary>
public sealed class CheckMemory(TimeProvider time)
{
    /// <summary>In a result's data: a check that knows better since when it is not well says it here, as a <see cref="DateTimeOffset"/>.</summary>
    public const string Since = "since";

    private readonly ConcurrentDictionary<string, (HealthStatus Status, DateTimeOffset Since)> states = [];

    public DateTimeOffset SinceWhen(string check) => states.TryGetValue(check, out var state) ? state.Since : time.GetUtcNow();

    internal void Note(string check, HealthCheckResult result)
    {
        var since = result.Data?.GetValueOrDefault(Since) as DateTimeOffset? ?? time.GetUtcNow();
        states.AddOrUpdate(check, (result.Status, since), (_, before) => before.Status == result.Status && result.Data?.ContainsKey(Since) != true ? before : (result.Status, since));
    }
}
