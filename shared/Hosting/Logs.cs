using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace NewsPipeline.Hosting;

/// <summary>Every log line goes through Serilog to standard error: readable on a terminal, one JSON object a line otherwise.</summary>
internal static class Logs
{
    private const string Readable = "{Timestamp:HH:mm:ss} {Level:u3} {Service,-10} {Message:lj}{ArticleNote}{NewLine}{Exception}";

    public static void AddLogs(this WebApplicationBuilder builder, string service) =>
        builder.Services.AddSerilog(logs => logs.Write(builder.Configuration, service));

    private static void Write(this LoggerConfiguration logs, IConfiguration configuration, string service)
    {
        logs.MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // A broker that does not answer is said once, by BusWatch, and not at each try with its stack.
            .MinimumLevel.Override("MassTransit", LogEventLevel.Error)
            // Sessions of the pages lie beside the store, protected like it by the folder's permissions, and not encrypted once more.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            // What keeps a service from starting is said once, in one line, by ServiceHost.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            .ReadFrom.Configuration(configuration)
            .Enrich.FromLogContext()
            .Enrich.WithProperty("Service", service);
        if (Console.IsErrorRedirected)
        {
            logs.WriteTo.Console(new RenderedCompactJsonFormatter(), standardErrorFromLevel: LogEventLevel.Verbose);
        }
        else
        {
            logs.Enrich.With<ArticleNote>().WriteTo.Console(
                outputTemplate: Readable,
                formatProvider: System.Globalization.CultureInfo.InvariantCulture,
                standardErrorFromLevel: LogEventLevel.Verbose);
        }

        if (Telemetry.ExportsTo(configuration))
        {
            logs.WriteTo.OpenTelemetry();
        }
    }
}
