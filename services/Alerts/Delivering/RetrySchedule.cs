namespace NewsPipeline.Alerts.Delivering;

/// <summary>How long a delivery rests between tries: the schedule that Standard Webhooks 1.0 gives, ten tries in three days.</summary>
public static class RetrySchedule
{
    /// <summary>A rest is up to this share longer, so that what failed together does not come back together.</summary>
    public const double Jitter = 0.2;

    private static readonly TimeSpan LongestPatience = TimeSpan.FromHours(24);

    private static readonly TimeSpan[] Rests =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    /// <summary>Null where it is time to give up.</summary>
    /// <param name="tries">Made so far, at least 1.</param>
    /// <param name="retryAfter">What the receiver asked for; believed up to a day.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan? Rest(int tries, TimeSpan? retryAfter, double chance)
    {
        if (tries > Rests.Length)
        {
            return null;
        }

        var rest = Rests[tries - 1] * (1 + (Jitter * chance));
        var asked = retryAfter > LongestPatience ? LongestPatience : retryAfter;
        return asked > rest ? asked : rest;
    }
}
