using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NewsPipeline.Bus;

/// <summary>
/// Says in one line when RabbitMQ cannot be used and when it can be again. Most of what goes wrong MassTransit tries again by itself; what it
/// takes for final (a password that is refused, a queue of another kind) it gives up without a word: then the bus is started anew.
/// </summary>
internal sealed class BusWatch(RabbitMqLine line, IBusControl bus, TimeProvider time, ILogger<BusWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);

    /// <summary>MassTransit's longest rest between two tries to connect, and a little.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    /// <summary>Null before the first look.</summary>
    public BrokerState? Seen { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Glance, time);
        DateTimeOffset? startAt = null;
        do
        {
            var refused = Seen?.Trouble is { IsFinal: true };
            Note(await line.TroubleAsync(stoppingToken));
            startAt = Seen!.Trouble is not null || bus.CheckHealth().Status == BusHealthStatus.Healthy ? null
                : startAt ?? time.GetUtcNow() + (refused ? TimeSpan.Zero : Recovery);
            if (time.GetUtcNow() >= startAt)
            {
                await StartAnewAsync(stoppingToken);
                startAt = null;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Note(BrokerTrouble? trouble)
    {
        var before = Seen;
        var since = before is not null && before.Trouble is null == trouble is null ? before.Since : time.GetUtcNow();
        Seen = new BrokerState(trouble, since);
        if (trouble is not null && trouble.IsFinal != before?.Trouble?.IsFinal)
        {
            logger.BrokerAway(trouble.Why);
        }
        else if (trouble is null && before?.Trouble is not null)
        {
            logger.BrokerBack();
        }
    }

    private async Task StartAnewAsync(CancellationToken stopping)
    {
        logger.BusStartedAnew();
        try
        {
            // Does nothing where it runs; endpoints that have failed it leaves alone.
            await bus.StartAsync(stopping);
            foreach (var endpoint in bus.CheckHealth().Endpoints.Values.Where(endpoint => endpoint.Status != BusHealthStatus.Healthy))
            {
                using var patience = new CancellationTokenSource(StopPatience, time);
                await endpoint.ReceiveEndpoint.Stop(patience.Token);
                endpoint.ReceiveEndpoint.Start(stopping);
            }
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            logger.BusNotStarted(e.Message.ReplaceLineEndings(" "));
        }
    }
}

/// <param name="Trouble">Null where the broker can be used.</param>
/// <param name="Since">When it came to be so.</param>
internal sealed record BrokerState(BrokerTrouble? Trouble, DateTimeOffset Since);

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Trouble} Trying again until it does")]
    public static partial void BrokerAway(this ILogger logger, string trouble);

    [LoggerMessage(Level = LogLevel.Information, Message = "RabbitMQ can be used again")]
    public static partial void BrokerBack(this ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "RabbitMQ can be used, but the bus does not come back by itself: it is started anew")]
    public static partial void BusStartedAnew(this ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bus could not be started anew: {Reason}")]
    public static partial void BusNotStarted(this ILogger logger, string reason);
}
