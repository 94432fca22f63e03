using NewsPipeline.Storage;

namespace NewsPipeline.Poller;

/// <summary>When to visit a feed again. A rule without clock or chance of its own.</summary>
/// <param name="shortest">No feed is visited more often than this.</param>
/// <param name="longest">No feed is left alone for longer than this, whatever its server asks for.</param>
public sealed class PollingRhythm(TimeSpan shortest, TimeSpan longest)
{
    private const double WhenNews = 0.5;
    private const double WhenQuiet = 1.25;
    private const double WhenBroken = 2;

    /// <summary>Rests are stretched by up to this share, so that feeds that started together drift apart.</summary>
    private const double Jitter = 0.1;

    /// <summary>For a feed that we never visited.</summary>
    public TimeSpan First => Within(shortest * 2);

    /// <summary>
    /// A feed with news rests half as long as before, a quiet one a quarter longer, a broken one twice as long; never less than
    /// it asks for.
    /// </summary>
    /// <param name="interval">The rest before this visit.</param>
    /// <param name="chance">From 0 to 1, exclusive: the jitter.</param>
    public Rest Next(TimeSpan interval, VisitResult visit, double chance)
    {
        var next = visit switch
        {
            VisitResult.Gone => longest,
            VisitResult.News => Within(interval * WhenNews),
            VisitResult.Quiet => Within(interval * WhenQuiet),
            VisitResult.Broken => Within(interval * WhenBroken),
            _ => throw new ArgumentOutOfRangeException(nameof(visit)),
        };
        var stretched = Within(next) * (1 + (Jitter * chance));
        return new Rest(next, Within(stretched > visit.AskedFor ? stretched : visit.AskedFor));
    }

    /// <summary>Until the feed is due; not longer than the present limit allows, even where it was once set to wait longer.</summary>
    public TimeSpan Remaining(FeedState state, DateTimeOffset now)
    {
        var latest = state.VisitedAt + longest ?? now;
        return (state.DueAt < latest ? state.DueAt : latest) - now;
    }

    private TimeSpan Within(TimeSpan rest) => rest < shortest ? shortest : rest > longest ? longest : rest;
}

/// <param name="Interval">The feed's present rhythm, from which the next is computed.</param>
/// <param name="Delay">How long to wait this time.</param>
public readonly record struct Rest(TimeSpan Interval, TimeSpan Delay);

/// <summary>What matters of a visit for the next one.</summary>
/// <param name="AskedFor">The patience that the server (Retry-After, max-age) or the feed (ttl, update period) asks for.</param>
public abstract record VisitResult(TimeSpan AskedFor)
{
    /// <summary>It offered something new or changed.</summary>
    public sealed record News(TimeSpan AskedFor) : VisitResult(AskedFor);

    /// <summary>It had nothing that we did not know.</summary>
    public sealed record Quiet(TimeSpan AskedFor) : VisitResult(AskedFor);

    public sealed record Broken(TimeSpan AskedFor) : VisitResult(AskedFor);

    /// <summary>Its server says that it is gone for good; we look again now and then.</summary>
    public sealed record Gone() : VisitResult(TimeSpan.Zero);
}
