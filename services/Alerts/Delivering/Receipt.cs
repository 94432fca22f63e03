namespace NewsPipeline.Alerts.Delivering;

/// <summary>How a receiver took one try.</summary>
public abstract record Receipt
{
    private Receipt() { }

    public sealed record Accepted : Receipt;

    /// <summary>It answered 410: it wants nothing from us any more.</summary>
    public sealed record Gone : Receipt;

    /// <param name="Problem">One sentence, for the subscription's owner.</param>
    public sealed record Failed(string Problem, TimeSpan? RetryAfter = null) : Receipt;
}
