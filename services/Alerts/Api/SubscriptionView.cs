using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Api;

/// <param name="Webhook">Null for a subscription that is only listened to, by <c>/api/alerts/stream?subscription=</c> and its id.</param>
/// <param name="Owner">Name of the key that made it; null where it was made before there were keys.</param>
/// <param name="DisabledAt">Since when its webhook gets nothing any more, for the reason in <paramref name="Problem"/>.</param>
/// <param name="Secret">Key to the signatures of its webhook; only in the answer that makes the subscription.</param>
/// <param name="Deliveries">Newest first; only where one subscription is asked for.</param>
public sealed record SubscriptionView(
    string Id,
    string? Words,
    string? Issuer,
    string? Addressee,
    string? Topic,
    string? Outlet,
    Strength? Strength,
    Uri? Webhook,
    string? Owner,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DisabledAt,
    string? Problem,
    string? Secret = null,
    IReadOnlyList<DeliveryView>? Deliveries = null)
{
    public static SubscriptionView Of(Subscription subscription)
    {
        var interest = subscription.Interest;
        return new(
            subscription.Id,
            interest.Words,
            interest.Issuer,
            interest.Addressee,
            interest.Topic,
            interest.Outlet,
            interest.Strength,
            subscription.Webhook,
            subscription.Owner,
            subscription.CreatedAt,
            subscription.DisabledAt,
            subscription.Problem);
    }
}

/// <param name="Id">The <c>webhook-id</c> it is sent with.</param>
/// <param name="DueAt">Of the next try; null when there is none any more.</param>
/// <param name="TriedAt">When the last try ended.</param>
public sealed record DeliveryView(
    string Id,
    DemandId Demand,
    DeliveryState State,
    int Tries,
    DateTimeOffset RaisedAt,
    DateTimeOffset? TriedAt,
    DateTimeOffset? DueAt,
    string? Problem)
{
    public static DeliveryView Of(Delivery delivery) =>
        new(
            delivery.Id,
            delivery.Alert.Report.Demand.Id,
            delivery.State,
            delivery.Tries,
            delivery.Alert.RaisedAt,
            delivery.SettledAt,
            delivery.DueAt,
            delivery.Problem);
}

/// <summary>What may be posted. Everything that is set must hold for a demand to be told; at least one filter, or <c>everything</c>.</summary>
public sealed record SubscriptionRequest
{
    /// <summary>All of them, <c>"phrases"</c> and <c>-exclusions</c>, in headline, quote and content; case and accents do not count.</summary>
    public string? Words { get; init; }

    /// <summary>Name (whole words) or Wikidata id of the party.</summary>
    public string? Issuer { get; init; }

    public string? Addressee { get; init; }

    public string? Topic { get; init; }

    /// <summary>Its domain.</summary>
    public string? Outlet { get; init; }

    /// <summary>At least this strong.</summary>
    public Strength? Strength { get; init; }

    /// <summary>Address that gets a POST after Standard Webhooks 1.0 for each demand; not in a private network.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>Says that every demand is meant.</summary>
    public bool? Everything { get; init; }
}
