using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using NewsPipeline.Hosting.Answering;

namespace NewsPipeline.Hosting;

public static class PipelineDefaults
{
    /// <summary>Clock, logs, telemetry, health and, where nothing else is configured, a port of the service's own.</summary>
    public static void AddPipelineDefaults(this WebApplicationBuilder builder, string service)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.UsePortOf(service);
        builder.AddLogs(service);
        builder.AddTelemetry(service);
        builder.Services.AddHealthChecks();
        builder.Services.AddProblemDetails();
        builder.Services.AddAnswering();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
    }

    /// <summary><c>/healthz/live</c>: the process answers. <c>/healthz/ready</c>: bus and store do too. <c>/metrics</c>: for Prometheus.</summary>
    public static void MapPipelineDefaults(this WebApplication app)
    {
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        app.MapPrometheusScrapingEndpoint("/metrics");
    }
}
