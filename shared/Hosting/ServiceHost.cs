using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serilog;

namespace NewsPipeline.Hosting;

/// <summary>How every service starts: the same logs, health, metrics and traces, and one line on standard error when it cannot.</summary>
public static class ServiceHost
{
    private const int CouldNotStart = 1;
    private const int WrongSetting = 2;

    /// <summary>Runs until stopped; answers the exit code: 0 stopped, 1 could not start, 2 a setting is wrong.</summary>
    /// <param name="name">In lower case: names the service in logs, metrics and traces.</param>
    /// <param name="add">Adds the service's own parts.</param>
    /// <param name="map">Maps its HTTP endpoints, where it has any beside health and metrics.</param>
    public static async Task<int> RunAsync(string name, string[] args, Action<WebApplicationBuilder> add, Action<WebApplication>? map = null)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(args);
            builder.AddPipelineDefaults(name);
            add(builder);
            await using var app = builder.Build();
            app.MapPipelineDefaults();
            map?.Invoke(app);
            await StartAsync(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (WhyNotStarted(e) is { } why)
        {
            await Console.Error.WriteLineAsync($"{name}: {why}");
            return e is OptionsValidationException or InvalidOperationException ? WrongSetting : CouldNotStart;
        }
        finally
        {
            await Log.CloseAndFlushAsync();
        }
    }

    /// <summary>What did start is stopped in good order when something else did not (the host itself would just dispose it).</summary>
    private static async Task StartAsync(WebApplication app)
    {
        var parts = app.Services.GetServices<IHostedService>().ToArray();
        try
        {
            await app.StartAsync();
        }
        catch
        {
            app.Lifetime.StopApplication();
            foreach (var part in parts.Reverse())
            {
                await part.StopAsync(CancellationToken.None);
            }

            throw;
        }
    }

    /// <summary>One line for what an operator can mend (a port in use, a folder, a setting); null for what is our own fault.</summary>
    public static string? WhyNotStarted(Exception e) => e switch
    {
        OptionsValidationException options => string.Join(' ', options.Failures),
        AggregateException { InnerExceptions: [var only] } => WhyNotStarted(only),
        IOException or InvalidOperationException or UnauthorizedAccessException => e.Message.ReplaceLineEndings(" "),
        _ => null,
    };
}
