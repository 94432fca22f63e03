using System.Text.Json.Serialization;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

/// <summary>Subscriptions, the demands that were raised, and the outbox: each demand to each of its subscribers once.</summary>
public interface IAlertMemory
{
    const int MostAtOnceToOne = 4;

    /// <summary>False where there are <paramref name="most"/> already.</summary>
    Task<bool> SubscribeAsync(Subscription subscription, int most, CancellationToken cancellation);

    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<Subscription>> SubscriptionsAsync(CancellationToken cancellation);

    Task<Subscription?> SubscriptionAsync(string id, CancellationToken cancellation);

    /// <summary>Takes its deliveries with it; false where there is none.</summary>
    Task<bool> UnsubscribeAsync(string id, CancellationToken cancellation);

    /// <summary>
    /// Sends nothing to this webhook any more, and gives up what waits for it; false where a delivery to it succeeded after
    /// <paramref name="unlessDeliveredSince"/> (then nothing changes).
    /// </summary>
    Task<bool> DisableAsync(
        string subscription,
        string problem,
        DateTimeOffset at,
        DateTimeOffset? unlessDeliveredSince,
        CancellationToken cancellation);

    /// <summary>
    /// Notes the demand and one delivery to the webhook of each subscriber, all or nothing; null where the demand was noted
    /// before (then nothing changes). Subscribers that are gone meanwhile, disabled, or without webhook get none.
    /// </summary>
    Task<Alert?> RaiseAsync(
        DemandReport report,
        DateTimeOffset raisedAt,
        IReadOnlyCollection<string> subscriptions,
        CancellationToken cancellation);

    /// <summary>Newest first, with a lower sequence number than the one given.</summary>
    Task<IReadOnlyList<Alert>> AlertsBeforeAsync(long sequence, int size, CancellationToken cancellation);

    /// <summary>Oldest first, with a higher sequence number: for a stream that picks up where it broke off.</summary>
    Task<IReadOnlyList<Alert>> AlertsAfterAsync(long sequence, int size, CancellationToken cancellation);

    /// <summary>0 while there is no alert.</summary>
    Task<long> LastSequenceAsync(CancellationToken cancellation);

    /// <summary>
    /// Takes deliveries that are due, longest due first, for this owner until the lease ends: no other owner gets them before.
    /// At most <see cref="MostAtOnceToOne"/> of one subscription are out on a lease, so that a dead receiver does not hold up the others.
    /// </summary>
    Task<IReadOnlyList<Delivery>> TakeDueAsync(string owner, DateTimeOffset now, TimeSpan lease, int size, CancellationToken cancellation);

    /// <summary>Saves what became of one try and ends the lease; false where the owner had lost it, or the delivery is gone.</summary>
    Task<bool> SettleAsync(string owner, Delivery delivery, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Of one subscription, newest first: what its owner may see of failures.</summary>
    Task<IReadOnlyList<Delivery>> DeliveriesAsync(string subscription, int size, CancellationToken cancellation);

    /// <summary>Number of deliveries that are still to be made.</summary>
    Task<long> WaitingAsync(CancellationToken cancellation);

}

/// <summary>Which demands someone wants to hear of; everything that is set must hold.</summary>
public sealed record Interest
{
    /// <summary>Words ("ceasefire troops": all of them), <c>"phrases"</c> and <c>-exclusions</c>, in title, quote and content.</summary>
    public string? Words { get; init; }

    /// <summary>Name or Wikidata id of the party; case and accents do not count.</summary>
    public string? Issuer { get; init; }

    public string? Addressee { get; init; }

    /// <summary>One of <see cref="Topics.All"/>.</summary>
    public string? Topic { get; init; }

    public string? Outlet { get; init; }

    /// <summary>At least this strong.</summary>
    public Strength? Strength { get; init; }
}

/// <param name="Webhook">Null for a subscription that is only listened to.</param>
/// <param name="Secret">Standard Webhooks secret (<c>whsec_</c> and base64) of the webhook; shown once, when the subscription is made.</param>
/// <param name="DisabledAt">Since when nothing is sent to the webhook any more, for the reason in <paramref name="Problem"/>.</param>
/// <param name="Owner">Name of the key that made it; null where it was made before there were keys.</param>
public sealed record Subscription(
    string Id,
    Interest Interest,
    Uri? Webhook,
    string? Secret,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DisabledAt = null,
    string? Problem = null,
    string? Owner = null);

/// <param name="Sequence">Given by the store; ascending in the order in which alerts become visible.</param>
public sealed record Alert(long Sequence, DemandReport Report, DateTimeOffset RaisedAt);

/// <param name="Id">Computed from demand and subscription: the receiver knows a repetition by it.</param>
/// <param name="DueAt">Of the next try; null when there is none any more.</param>
/// <param name="Tries">So far.</param>
/// <param name="SettledAt">When the last try ended.</param>
public sealed record Delivery(
    string Id,
    Subscription Subscription,
    Alert Alert,
    DeliveryState State,
    DateTimeOffset? DueAt,
    int Tries,
    string? Problem,
    DateTimeOffset? SettledAt)
{
    /// <summary>Without a full stop, which parts the signed content.</summary>
    public static string IdOf(DemandId demand, string subscription) => "msg_" + Digest.Of("delivery", demand.Value, subscription);
}

[JsonConverter(typeof(JsonStringEnumConverter<DeliveryState>))]
public enum DeliveryState
{
    [JsonStringEnumMemberName("waiting")]
    Waiting,
    [JsonStringEnumMemberName("delivered")]
    Delivered,
    [JsonStringEnumMemberName("given-up")]
    GivenUp,
}
