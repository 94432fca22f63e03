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
    private readonly ILogger<ErrorFigures> logger;
    private volatile IReadOnlyList<ErrorCount> counts = [];

    public ErrorFigures(IErrorMemory errors, Patience patience, IMeterFactory meters, ILogger<ErrorFigures> logger)
    {
        (this.errors, this.patience, this.logger) = (errors, patience, logger);
        meters.Create(Telemetry.Name).CreateObservableGauge(
            "newspipeline.errors.waiting", Lines, "{message}", "Messages that a queue gave up and that an operator has not dealt with.");
    }

    /// <summary>A store that cannot be read just now leaves the last numbers standing: showing them must not stop the indexing.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => patience.InRoundsAsync(
        "the errors that wait", Rest, async () => counts = await errors.CountsAsync(stoppingToken), logger.ErrorsUncounted, stoppingToken);

    private IEnumerable<Measurement<long>> Lines() => counts.Select(count => new Measurement<long>(
        count.Waiting, new("messaging.destination.name", count.Queue), new("kind", count.Kind.ToString().ToLowerInvariant())));
}
