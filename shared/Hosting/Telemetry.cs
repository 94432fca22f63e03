using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NewsPipeline.Hosting;

/// <summary>Metrics (listed in METRICS.md) and traces: ours and the runtime's; exported by OTLP when its standard variables are set.</summary>
public static class Telemetry
{
    /// <summary>Name of the meters and activity sources of the pipeline's own parts.</summary>
    public const string Name = "NewsPipeline";

    /// <summary>Of everything of ours that is measured in seconds, from a look into memory to a webhook that is tried for days.</summary>
    private static readonly ExplicitBucketHistogramConfiguration Seconds = new()
    {
        Boundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200, 43_200, 259_200],
    };

    internal static bool ExportsTo(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    /// <summary>Of the build, without the commit that the SDK appends.</summary>
    private static string Version { get; } =
        typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    internal static void AddTelemetry(this WebApplicationBuilder builder, string service)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService($"newspipeline-{service}", serviceVersion: Version))
            .WithMetrics(metrics => metrics
                .AddMeter(Name)
                .AddView(BucketsOf)
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

    private static ExplicitBucketHistogramConfiguration? BucketsOf(Instrument instrument) =>
        instrument is Histogram<double> { Unit: "s" } && instrument.Meter.Name == Name ? Seconds : null;
}
