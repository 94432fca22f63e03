using System.Diagnostics.Metrics;
using NewsPipeline.Hosting;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage;

namespace NewsPipeline.Indexer;

/// <summary>Shows the ledger's balance as a gauge, so that an operator's alarm can add it up; it outlives restarts, as the ledger does.</summary>
internal sealed class BalanceSheet : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly ILedger ledger;
    private readonly Patience patience;
    private readonly ILogger<BalanceSheet> logger;
    private volatile Balance balance = Balance.Empty;

    public BalanceSheet(ILedger ledger, Patience patience, IMeterFactory meters, ILogger<BalanceSheet> logger)
    {
        (this.ledger, this.patience, this.logger) = (ledger, patience, logger);
        var meter = meters.Create(Telemetry.Name);
        meter.CreateObservableGauge(
            "newspipeline.balance", Lines, "{finding}", "Every finding by what became of it, each outcome counted by itself; all others add up to found.");
        meter.CreateObservableGauge(
            "newspipeline.balance.unsettled", () => balance.Unsettled, "{finding}", "Of the findings in flight, those found more than a day ago.");
    }

    /// <summary>A ledger that cannot be read just now leaves the last balance standing: showing it must not stop the indexing.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => patience.InRoundsAsync(
        "the balance sheet", Rest, async () => balance = await ledger.BalanceAsync(source: null, stoppingToken), logger.BalanceUnread, stoppingToken);

    private IEnumerable<Measurement<long>> Lines()
    {
        var now = balance;
        return
        [
            Line(now.Found, "found"),
            Line(now.Indexed, "indexed"),
            Line(now.Duplicate, "duplicate"),
            .. now.Refused.GroupBy(refused => Refusal.LabelOf(refused.Key)).Select(some => Line(some.Sum(refused => refused.Value), "refused", some.Key)),
            Line(now.InErrorQueues, "in-error-queues"),
            Line(now.InFlight, "in-flight"),
        ];
    }

    private static Measurement<long> Line(long count, string outcome, string? reason = null) =>
        reason is null ? new(count, [new("outcome", outcome)]) : new(count, [new("outcome", outcome), new("reason", reason)]);
}
