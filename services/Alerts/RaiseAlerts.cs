using MassTransit;
using NewsPipeline.Alerts.Listening;
using NewsPipeline.Alerts.Matching;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts;

/// <summary>Notes each new demand once, with a delivery to everyone who wants to hear of it.</summary>
public sealed class RaiseAlerts(IAlertMemory memory, AlertMetrics metrics, Bell bell, TimeProvider time, ILogger<RaiseAlerts> logger)
    : IConsumer<DemandRaised>
{
    public async Task Consume(ConsumeContext<DemandRaised> context)
    {
        var report = context.Message.Report;
        if (report.Demand.Report.Negated)
        {
            metrics.Discarded(Discard.Negated);
            return;
        }

        var subscriptions = await memory.SubscriptionsAsync(context.CancellationToken);
        var interested = subscriptions.Where(subscription => Match.Wants(subscription.Interest, report)).Select(subscription => subscription.Id).ToList();
        if (await memory.RaiseAsync(report, time.GetUtcNow(), interested, context.CancellationToken) is null)
        {
            metrics.Discarded(Discard.RaisedBefore);
            return;
        }

        metrics.Raised();
        var demand = report.Demand;
        logger.Raised(demand.Id, report.Outlet, Named(demand.Issuer, JointParties.Issuers(demand)), Named(demand.Addressee, JointParties.Addressees(demand)), demand.What, interested.Count);
        bell.Ring();
    }

    private static string Named(Party? party, IReadOnlyList<Party> beside) => JointParties.Listed(JointParties.All(party, beside)) ?? "nobody named";
}

public sealed class RaiseAlertsDefinition : ConsumerDefinition<RaiseAlerts>
{
    /// <summary>Demands that wait together share one write.</summary>
    private const int Waiting = 128;

    public RaiseAlertsDefinition() => ConcurrentMessageLimit = Waiting;

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<RaiseAlerts> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.PrefetchCount = Waiting;
}

/// <summary>Why a demand makes no alert.</summary>
public static class Discard
{
    /// <summary>The article says that the demand was not made.</summary>
    public const string Negated = "negated";

    /// <summary>The same message came again.</summary>
    public const string RaisedBefore = "raised-before";
}
