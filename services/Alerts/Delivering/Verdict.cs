using System.Globalization;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Delivering;

/// <summary>What becomes of a delivery after a try.</summary>
public static class Verdict
{
    public const string Gone = "The receiver answered 410 Gone.";

    public static Delivery Of(Delivery delivery, Receipt receipt, DateTimeOffset now)
    {
        var tried = delivery with { Tries = delivery.Tries + 1, SettledAt = now, DueAt = null, Problem = null };
        return receipt switch
        {
            Receipt.Accepted => tried with { State = DeliveryState.Delivered },
            Receipt.Gone => tried with { State = DeliveryState.GivenUp, Problem = Gone },
            Receipt.Failed failed => Later(tried, failed, now),
            _ => throw new ArgumentOutOfRangeException(nameof(receipt)),
        };
    }

    private static Delivery Later(Delivery tried, Receipt.Failed failed, DateTimeOffset now) =>
        RetrySchedule.Rest(tried.Tries, failed.RetryAfter, Chance(tried)) is { } rest
            ? tried with { State = DeliveryState.Waiting, DueAt = now + rest, Problem = failed.Problem }
            : tried with { State = DeliveryState.GivenUp, Problem = failed.Problem };

    /// <summary>From 0 to 1, different for each delivery and try, and the same when computed again.</summary>
    private static double Chance(Delivery tried)
    {
        var digest = Digest.Of(tried.Id, tried.Tries.ToString(CultureInfo.InvariantCulture));
        return int.Parse(digest.AsSpan(0, 6), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / (double)0x1000000;
    }
}
