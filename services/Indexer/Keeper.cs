using MassTransit;
using NewsPipeline.Bus;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage;

namespace NewsPipeline.Indexer;

/// <summary>Whatever a stage gave up, and whoever could read it: it is filed as an error with its reason, and stands on the balance sheet.</summary>
public sealed class Keeper : IErrorKeeper
{
    private const int LargestBatch = 64;

    private readonly ErrorDesk desk;
    private readonly IndexerMetrics metrics;
    private readonly Patience patience;
    private readonly TimeProvider time;
    private readonly ILogger<Keeper> logger;
    private readonly InTray<Failure, bool> tray;

    public Keeper(ErrorDesk desk, IndexerMetrics metrics, WorkerWatch watch, Patience patience, TimeProvider time, ILogger<Keeper> logger)
    {
        (this.desk, this.metrics, this.patience, this.time, this.logger) = (desk, metrics, patience, time, logger);
        tray = new(FileAsync, LargestBatch) { Watch = watch };
    }

    public Task KeepAsync(GivenUp message, CancellationToken cancellation)
    {
        var subject = Subject.Of(message);
        return tray.HandInAsync(
            new Failure(
                subject.Error,
                message.Stage.Queue,
                subject.Kind,
                Reason.Of(message),
                DetailOf(message),
                time.GetUtcNow(),
                subject.Finding,
                subject.Article,
                subject.Title,
                message.Body),
            cancellation);
    }

    private async Task<IReadOnlyList<bool>> FileAsync(IReadOnlyList<Failure> failures)
    {
        await patience.UntilTakenAsync("errors", () => desk.FileAsync(failures, CancellationToken.None), CancellationToken.None);
        metrics.Settled("in-error-queues", failures.Count(failure => failure.Kind == ErrorKind.Article));
        foreach (var failure in failures)
        {
            logger.GivenUp(failure.Title ?? failure.Article?.Value ?? "A message", failure.Queue, failure.Id, failure.Reason);
        }

        return new bool[failures.Count];
    }

    private static string DetailOf(GivenUp message)
    {
        string?[] parts =
        [
            Line(MessageHeaders.FaultExceptionType, message.Header(MessageHeaders.FaultExceptionType)),
            Line(MessageHeaders.FaultMessage, message.Header(MessageHeaders.FaultMessage)),
            Line("x-first-death-reason", message.Header("x-first-death-reason")),
            message.Header(MessageHeaders.FaultStackTrace),
        ];
        return string.Join('\n', parts.Where(part => part is not null));
    }

    private static string? Line(string header, string? value) => value is null ? null : $"{header}: {value}";
}
