using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NewsPipeline.Hosting;

/// <summary>Metrics and traces: ours, MassTransit's and the runtime's; exported by OTLP when its standard variables are set.</summary>
public static class Telemetry
{
    /// <summary>Name of the meters and activity sources of the pipeline's own parts.</summary>
    public const string Name = "NewsPipeline";

    internal static bool ExportsTo(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    internal static void AddTelemetry(this WebApplicationBuilder builder, string service)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService($"newspipeline-{service}"))
            .WithMetrics(metrics => metrics
                .AddMeter(Name, "MassTransit")
                .AddRuntimeInstrumentation()
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddPrometheusExporter());
        if (ExportsTo(builder.Configuration))
        {
            telemetry
                .WithTracing(traces => traces
                    .AddSource(Name, "MassTransit")
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation()
                    .AddOtlpExporter())
                .WithMetrics(metrics => metrics.AddOtlpExporter());
        }
    }
}
