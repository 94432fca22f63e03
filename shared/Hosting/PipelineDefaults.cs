using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using NewsPipeline.Hosting.Answering;
using NewsPipeline.Hosting.Readiness;
using NewsPipeline.Hosting.Settings;
using NewsPipeline.Hosting.Waiting;

namespace NewsPipeline.Hosting;

public static class PipelineDefaults
{
    /// <summary>Clock, logs, telemetry, health and, where nothing else is configured, a port of the service's own.</summary>
    public static void AddPipelineDefaults(this WebApplicationBuilder builder, string service)
    {
        ListeningAddresses.Check(builder.Configuration);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.UsePortOf(service);
        builder.AddLogs(service);
        builder.AddTelemetry(service);
        builder.Services.AddReadiness();
        builder.Services.AddPatience();
        builder.Services.AddProblemDetails();
        builder.Services.AddAnswering();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
    }

    /// <summary><c>/healthz/live</c>: the process answers. <c>/healthz/ready</c>: it can do its work, else why not. <c>/metrics</c>: for Prometheus.</summary>
    public static void MapPipelineDefaults(this WebApplication app)
    {
        app.UseStoreAway();
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapReadiness("/healthz/ready");
        app.MapPrometheusScrapingEndpoint("/metrics");
    }
}
