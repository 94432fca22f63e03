using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Hosting.Readiness;

/// <summary>Whatever a check waits for, of whomever's it is: it has answered in time, or it is not well.</summary>
internal sealed class DeadlineForEveryCheck(CheckMemory memory) : IPostConfigureOptions<HealthCheckServiceOptions>
{
    public void PostConfigure(string? name, HealthCheckServiceOptions options)
    {
        foreach (var registration in options.Registrations)
        {
            var make = registration.Factory;
            registration.Factory = services => new TimedCheck(make(services), memory);
        }
    }
}
