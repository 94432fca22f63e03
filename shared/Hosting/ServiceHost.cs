using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serilog;

namespace NewsPipeline.Hosting;

/// <summary>How every service starts: the same logs, health, metrics and traces, and one line on standard error when it cannot.</summary>
public static class ServiceHost
{
    private const int Failed = 1;
    private const int WrongSetting = 2;

    /// <summary>Runs until stopped; answers the exit code: 0 stopped, 1 could not start or go on, 2 a setting is wrong.</summary>
    /// <param name="name">In lower case: names the service in logs, metrics and traces.</param>
    /// <param name="add">Adds the service's own parts.</param>
    /// <param name="map">Maps its HTTP endpoints, where it has any beside health and metrics.</param>
    public static async Task<int> RunAsync(string name, string[] args, Action<WebApplicationBuilder> add, Action<WebApplication>? map = null)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(args);
            builder.AddPipelineDefaults(name);
            builder.Services.AddSingleton<Ending>();
            add(builder);
            await using var app = builder.Build();
            app.MapPipelineDefaults();
            map?.Invoke(app);
            await StartAsync(app);
            app.TellStarted(name);
            var (ending, parts) = (app.Services.GetRequiredService<Ending>(), app.Services.GetServices<IHostedService>().ToArray());
            await app.WaitForShutdownAsync();
            return ending.Cause is { } cause ? Tell(name, cause) : parts.Any(HasFailed) ? Failed : 0;
        }
        catch (Exception e)
        {
            return Tell(name, e);
        }
        finally
        {
            await Log.CloseAndFlushAsync();
        }
    }

    /// <summary>One line for what an operator can mend (a port in use, a folder, a setting); null for what is our own fault.</summary>
    public static string? WhyNotStarted(Exception e) => e switch
    {
        OptionsValidationException options => string.Join(' ', options.Failures),
        AggregateException { InnerExceptions: [var only] } => WhyNotStarted(only),
        AggregateException several when several.InnerExceptions.All(IsWrongSetting) => string.Join(' ', several.InnerExceptions.Select(WhyNotStarted)),
        CannotRunException or IOException or UnauthorizedAccessException => e.Message.ReplaceLineEndings(" "),
        _ => null,
    };

    public static bool IsWrongSetting(Exception e) => e switch
    {
        AggregateException several => several.InnerExceptions.All(IsWrongSetting),
        _ => e is OptionsValidationException,
    };

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

    private static int Tell(string name, Exception e)
    {
        if (WhyNotStarted(e) is { } why)
        {
            Console.Error.WriteLine($"{name}: {why}");
            return IsWrongSetting(e) ? WrongSetting : Failed;
        }

        Console.Error.WriteLine($"{name} cannot go on: {e}");
        return Failed;
    }

    /// <summary>A part that works in the background and threw: the host has logged it, and stopped.</summary>
    private static bool HasFailed(IHostedService part) => part is BackgroundService { ExecuteTask.IsFaulted: true };

    private static void TellStarted(this WebApplication app, string name) => app.Logger.Started(
        name,
        typeof(ServiceHost).Assembly.GetName().Version!.ToString(3),
        string.Concat(app.Services.GetServices<Neighbour>().Select(neighbour => $"{neighbour.Role} {neighbour.Where}, ")),
        string.Join(", ", app.Urls));
}

internal static partial class StartLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Name} {Version} started: {Neighbours}listening at {Addresses}")]
    public static partial void Started(this Microsoft.Extensions.Logging.ILogger logger, string name, string version, string neighbours, string addresses);
}
