using NewsPipeline.Contracts;

namespace NewsPipeline.Alerts;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "New demand {Demand}, first in {Outlet}: {Issuer} to {Addressee}: {What} ({Subscribers} subscribers)")]
    public static partial void Raised(
        this ILogger logger, DemandId demand, string outlet, string issuer, string addressee, string what, int subscribers);

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivered {Delivery} to {Subscription} at try {Tries}")]
    public static partial void Delivered(this ILogger logger, string delivery, string subscription, int tries);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Delivery} to {Subscription} failed at try {Tries}, next at {DueAt:u}: {Problem}")]
    public static partial void DeliveryFailed(this ILogger logger, string delivery, string subscription, int tries, DateTimeOffset? dueAt, string? problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Delivery} to {Subscription} given up after {Tries} tries: {Problem}")]
    public static partial void DeliveryGivenUp(this ILogger logger, string delivery, string subscription, int tries, string? problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Subscription {Subscription} disabled: {Problem}")]
    public static partial void SubscriptionDisabled(this ILogger logger, string subscription, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Delivery}: its lease ended before its answer was saved; it may be delivered again")]
    public static partial void LeaseLost(this ILogger logger, string delivery);

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of a delivery could not be saved; it is made again, under the same id, when its lease ends")]
    public static partial void DeliveryNotSaved(this ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Part} could not use the store, tried again in {Pause}")]
    public static partial void StoreFailed(this ILogger logger, Exception exception, string part, TimeSpan pause);
}
