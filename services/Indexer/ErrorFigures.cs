using System.Diagnostics.Metrics;
using NewsPipeline.Hosting;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage;

namespace NewsPipeline.Indexer;

/// <summary>Shows how many messages wait for an operator, by the queue that gave them up; they outlive restarts, as the store does.</summary>
internal sealed class ErrorFigures : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly IErrorMemory errors;
    private readonly Patience patience;
    private readonly TimeProvider time;
    private readonly ILogger<ErrorFigures> logger;
    private volatile IReadOnlyList<ErrorCount> counts = [];

    public ErrorFigures(IErrorMemory errors, Patience patience, TimeProvider time, IMeterFactory meters, ILogger<ErrorFigures> logger)
    {
        (this.errors, this.patience, this.time, this.logger) = (errors, patience, time, logger);
        meters.Create(Telemetry.Name).CreateObservableGauge(
            "newspipeline.errors.waiting", Lines, "{message}", "Messages that a queue gave up and that an operator has not dealt with.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rest, time);
        do
        {
            await ReadAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A store that cannot be read just now leaves the last numbers standing: showing them must not stop the indexing.</summary>
    private async Task ReadAsync(CancellationToken cancellation)
    {
        try
        {
            counts = await patience.InBackgroundAsync("the errors that wait", () => errors.CountsAsync(cancellation), cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.ErrorsUncounted(e);
        }
    }

    private IEnumerable<Measurement<long>> Lines() => counts.Select(count => new Measurement<long>(
        count.Waiting, new("messaging.destination.name", count.Queue), new("kind", count.Kind.ToString().ToLowerInvariant())));
}
