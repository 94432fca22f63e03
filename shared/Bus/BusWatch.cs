using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Bus;

/// <summary>Says in one line when RabbitMQ stops answering and when it is back; MassTransit meanwhile goes on trying.</summary>
internal sealed class BusWatch(IBusControl bus, IOptions<RabbitMqOptions> rabbit, TimeProvider time, ILogger<BusWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (host, port) = (rabbit.Value.Url.Host, rabbit.Value.Url.Port);
        using var timer = new PeriodicTimer(Glance, time);
        var answered = true;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var answers = bus.CheckHealth().Status != BusHealthStatus.Unhealthy;
            if (answers != answered)
            {
                logger.Changed(answers, host, port);
            }

            answered = answers;
        }
    }
}

internal static partial class Log
{
    public static void Changed(this ILogger logger, bool answers, string host, int port)
    {
        if (answers)
        {
            logger.BrokerAnswered(host, port);
        }
        else
        {
            logger.BrokerSilent(host, port);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "RabbitMQ at {Host}:{Port} does not answer; trying again until it does")]
    private static partial void BrokerSilent(this ILogger logger, string host, int port);

    [LoggerMessage(Level = LogLevel.Information, Message = "RabbitMQ at {Host}:{Port} answers again")]
    private static partial void BrokerAnswered(this ILogger logger, string host, int port);
}
