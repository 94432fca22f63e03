using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

/// <summary>Subscriptions, the demands that were raised, and the outbox: each demand to each matching subscriber once.</summary>
public interface IAlertMemory
{
    Task SaveAsync(Subscription subscription, CancellationToken cancellation);

    Task<IReadOnlyList<Subscription>> SubscriptionsAsync(CancellationToken cancellation);

    Task<Subscription?> SubscriptionAsync(string id, CancellationToken cancellation);

    Task<bool> RemoveSubscriptionAsync(string id, CancellationToken cancellation);

    /// <summary>
    /// Notes the demand and one delivery to each of the subscribers, all or nothing; false where the demand was noted before
    /// (then nothing changes).
    /// </summary>
    Task<bool> RaiseAsync(Alert alert, IReadOnlyCollection<string> subscriptions, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<Alert>> AlertsAsync(int size, CancellationToken cancellation);

    /// <summary>Alerts with a higher sequence number, in order: for a stream that picks up where it broke off.</summary>
    Task<IReadOnlyList<Alert>> AlertsAfterAsync(long sequence, int size, CancellationToken cancellation);

    /// <summary>Takes deliveries that are due, for this owner, until the lease ends: no other owner gets them before.</summary>
    Task<IReadOnlyList<Delivery>> TakeDueAsync(string owner, DateTimeOffset now, TimeSpan lease, int size, CancellationToken cancellation);

    /// <summary>Saves what became of one try.</summary>
    Task SaveAsync(Delivery delivery, CancellationToken cancellation);

    /// <summary>Of one subscription, newest first: what its owner may see of failures.</summary>
    Task<IReadOnlyList<Delivery>> DeliveriesAsync(string subscription, int size, CancellationToken cancellation);
}

/// <param name="Secret">Standard Webhooks secret (<c>whsec_</c> and base64); shown once, when the subscription is made.</param>
public sealed record Subscription(
    string Id,
    string? Words,
    string? Issuer,
    string? Addressee,
    string? Topic,
    string? Outlet,
    Strength? Strength,
    Uri? Webhook,
    string? Secret,
    DateTimeOffset CreatedAt);

/// <param name="Sequence">Given by the store on <see cref="IAlertMemory.RaiseAsync"/>; ascending.</param>
public sealed record Alert(long Sequence, DemandReport Report, DateTimeOffset RaisedAt);

/// <param name="DueAt">Of the next try; null when there is none any more.</param>
/// <param name="Tries">So far.</param>
public sealed record Delivery(
    string Id,
    string Subscription,
    Alert Alert,
    DeliveryState State,
    DateTimeOffset? DueAt,
    int Tries,
    string? Problem);

public enum DeliveryState
{
    Waiting,
    Delivered,
    GivenUp,
}
