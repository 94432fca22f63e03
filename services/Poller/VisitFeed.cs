using NewsPipeline.Contracts;
using NewsPipeline.Feeds;
using NewsPipeline.Feeds.Web;
using NewsPipeline.Hosting.Fetching;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage;

namespace NewsPipeline.Poller;

/// <summary>One visit to one feed, if it is due and no other poller is there: ask, read, take in, and only then remember.</summary>
public sealed class VisitFeed(
    IFeedMemory memory,
    Ownership ownership,
    Patience patience,
    HostGate gate,
    Intake intake,
    PollingRhythm rhythm,
    Random chance,
    PollerMetrics metrics,
    TimeProvider clock,
    ILogger<VisitFeed> logger)
{
    /// <summary>A feed that was found through a page and fails so often in a row is looked for on its page again.</summary>
    private const int FailuresForgiven = 3;

    /// <returns>How long to leave the feed alone now.</returns>
    public async Task<TimeSpan> VisitAsync(FeedAddress feed, CancellationToken cancellation)
    {
        var address = feed.Url.AbsoluteUri;
        // The feed is not asked before the store can take what it says.
        await using var stay = await patience.UntilTakenAsync("following feeds", () => ownership.TryStayAsync(address, cancellation), cancellation);
        if (stay is null)
        {
            return rhythm.First;
        }

        try
        {
            var state = await memory.FindAsync(address, stay.Ending) ?? Unvisited(feed);
            metrics.Follows(state);
            var wait = rhythm.Remaining(state, clock.GetUtcNow());
            return wait > TimeSpan.Zero ? wait : await VisitAsync(state, stay.Ending);
        }
        catch (OperationCanceledException) when (stay.IsLost)
        {
            logger.TakenOver(address, rhythm.First);
            return rhythm.First;
        }
    }

    private async Task<TimeSpan> VisitAsync(FeedState before, CancellationToken cancellation)
    {
        var state = before with { VisitedAt = clock.GetUtcNow() };
        var answer = await gate.FetchAsync(new FetchRequest(new Uri(before.Source ?? before.Feed), before.ETag, before.LastModified, FindFeed.FeedTypes), cancellation);
        var visit = answer switch
        {
            FetchResult.Fresh fresh => await ReadAsync(state, fresh, cancellation),
            FetchResult.Unchanged unchanged => Visit.Well(state, new VisitResult.Quiet(unchanged.MaxAge ?? TimeSpan.Zero)),
            FetchResult.Failed { Gone: true } gone => Visit.Badly(state, gone.Reason, new VisitResult.Gone()),
            FetchResult.Failed failed => Visit.Badly(state, failed.Reason, new VisitResult.Broken(failed.RetryAfter ?? TimeSpan.Zero)),
            _ => throw new InvalidOperationException($"A fetch came back as {answer.GetType().Name}."),
        };
        var rest = rhythm.Next(before.Interval, visit.Result, chance.NextDouble());
        var after = visit.State with { Interval = rest.Interval, DueAt = clock.GetUtcNow() + rest.Delay };
        await memory.SaveAsync(after, visit.Taken?.Marks ?? new Dictionary<ArticleId, string>(), cancellation);
        Tell(answer, visit, rest.Delay);
        return rest.Delay;
    }

    private async Task<Visit> ReadAsync(FeedState state, FetchResult.Fresh answer, CancellationToken cancellation)
    {
        // How large it may be was settled when it was fetched.
        var limits = FeedLimits.Usual with { LargestBody = int.MaxValue };
        switch (FeedReader.Read(answer.Body, answer.ContentType, answer.Url, limits))
        {
            case FeedReading.Whole whole:
                var read = await TakeInAsync(whole.Feed, state, answer, cancellation);
                return read with { State = read.State with { ETag = answer.ETag, LastModified = answer.LastModified } };
            case FeedReading.Truncated cut:
                // Without validators the rest comes next time, if it is whole then.
                var partly = await TakeInAsync(cut.Feed, state, answer, cancellation);
                return partly with { State = partly.State with { ETag = null, LastModified = null, Problem = cut.Reason } };
            case FeedReading.NotAFeed { IsPage: true } when state.Source is null && await FindFeed.ThroughAsync(answer, gate.FetchAsync, cancellation) is { } found:
                logger.FoundThroughPage(state.Feed, found.Url);
                return await ReadAsync(state with { Source = found.Url.AbsoluteUri }, found, cancellation);
            case FeedReading.NotAFeed no:
                return Visit.Badly(state, $"this is not a feed: {no.Reason}", new VisitResult.Broken(TimeSpan.Zero));
            default:
                throw new InvalidOperationException("A feed was read as something unheard of.");
        }
    }

    private async Task<Visit> TakeInAsync(Feed feed, FeedState state, FetchResult.Fresh answer, CancellationToken cancellation)
    {
        var named = state with { Title = feed.Title ?? state.Title, Outlet = OutletOf(feed) ?? state.Outlet };
        var taken = await intake.TakeInAsync(feed, named, cancellation);
        var asked = Longest(answer.MaxAge, feed.Ttl, feed.UpdateEvery);
        VisitResult result = taken.Fresh > 0 ? new VisitResult.News(asked) : new VisitResult.Quiet(asked);
        return Visit.Well(named with { Articles = named.Articles + taken.Fresh }, result) with { Taken = taken };
    }

    private FeedState Unvisited(FeedAddress feed) =>
        new(
            feed.Url.AbsoluteUri,
            RegistrableDomain.Of((feed.HtmlUrl ?? feed.Url).IdnHost),
            feed.Title,
            ETag: null,
            LastModified: null,
            VisitedAt: null,
            DueAt: clock.GetUtcNow(),
            rhythm.First,
            Failures: 0,
            Problem: null,
            Articles: 0);

    private static string? OutletOf(Feed feed) =>
        Uri.TryCreate(feed.Url, UriKind.Absolute, out var site) && CanonicalAddress.Of(site) is { } page ? RegistrableDomain.Of(page.IdnHost) : null;

    private static TimeSpan Longest(params ReadOnlySpan<TimeSpan?> times)
    {
        var longest = TimeSpan.Zero;
        foreach (var time in times)
        {
            longest = time > longest ? time.Value : longest;
        }

        return longest;
    }

    private void Tell(FetchResult answer, Visit visit, TimeSpan rest)
    {
        var feed = visit.State.Feed;
        metrics.Follows(visit.State);
        metrics.Polled(visit.Result.GetType().Name.ToLowerInvariant());
        if (answer is FetchResult.Fresh { MovedTo: { } there })
        {
            logger.Moved(feed, there);
        }

        if (visit.Taken is { } taken && taken.Fresh + taken.Refused > 0)
        {
            logger.Polled(feed, taken.Fresh, taken.Seen, taken.Refused);
        }

        if (visit.State.Problem is { } problem)
        {
            logger.Troubled(feed, problem, Seconds(rest));
        }
        else
        {
            logger.Rests(feed, Seconds(rest));
        }
    }

    private static TimeSpan Seconds(TimeSpan rest) => TimeSpan.FromSeconds(Math.Ceiling(rest.TotalSeconds));

    /// <param name="Taken">Null where there was nothing to take in.</param>
    private sealed record Visit(FeedState State, VisitResult Result, Taken? Taken = null)
    {
        public static Visit Well(FeedState state, VisitResult result) => new(state with { Failures = 0, Problem = null, WellAt = state.VisitedAt }, result);

        public static Visit Badly(FeedState state, string problem, VisitResult result) =>
            new(Forgetful(state) with { Failures = state.Failures + 1, Problem = problem }, result);

        private static FeedState Forgetful(FeedState state) =>
            state.Source is not null && state.Failures + 1 >= FailuresForgiven ? state with { Source = null, ETag = null, LastModified = null } : state;
    }
}
