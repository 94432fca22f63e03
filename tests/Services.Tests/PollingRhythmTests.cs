using NewsPipeline.Fixtures;
using NewsPipeline.Poller;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

public sealed class PollingRhythmTests
{
    private static readonly PollingRhythm Rhythm = new(TimeSpan.FromMinutes(2), TimeSpan.FromHours(24));
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(20);

    [Fact]
    public void A_feed_with_news_is_visited_sooner() => Assert.Equal(TimeSpan.FromMinutes(10), Next(new VisitResult.News(default)));

    [Fact]
    public void A_quiet_feed_rests_longer() => Assert.Equal(TimeSpan.FromMinutes(25), Next(new VisitResult.Quiet(default)));

    [Fact]
    public void A_broken_feed_rests_twice_as_long() => Assert.Equal(TimeSpan.FromMinutes(40), Next(new VisitResult.Broken(default)));

    [Fact]
    public void A_feed_that_is_gone_is_looked_at_once_a_day() => Assert.Equal(TimeSpan.FromHours(24), Next(new VisitResult.Gone()));

    [Fact]
    public void News_after_news_ends_at_the_shortest_interval()
    {
        var rest = new Rest(Usual, default);
        for (var visit = 0; visit < 10; visit++)
        {
            rest = Rhythm.Next(rest.Interval, new VisitResult.News(default), 0);
        }

        Assert.Equal(TimeSpan.FromMinutes(2), rest.Delay);
    }

    [Fact]
    public void Failure_after_failure_ends_at_the_longest_interval()
    {
        var rest = new Rest(Usual, default);
        for (var visit = 0; visit < 100; visit++)
        {
            rest = Rhythm.Next(rest.Interval, new VisitResult.Broken(default), 0.99);
        }

        Assert.Equal(new Rest(TimeSpan.FromHours(24), TimeSpan.FromHours(24)), rest);
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(5, 10)]
    [InlineData(100_000, 24 * 60)]
    public void A_server_that_asks_for_patience_gets_it_within_reason(int askedMinutes, int expectedMinutes) =>
        Assert.Equal(TimeSpan.FromMinutes(expectedMinutes), Next(new VisitResult.News(TimeSpan.FromMinutes(askedMinutes))));

    [Fact]
    public void Patience_asked_for_once_does_not_slow_the_rhythm() =>
        Assert.Equal(TimeSpan.FromMinutes(10), Rhythm.Next(Usual, new VisitResult.News(TimeSpan.FromHours(3)), 0).Interval);

    [Fact]
    public void Chance_spreads_visits_by_up_to_a_tenth_and_never_makes_them_early()
    {
        var chance = new Random(7);

        var delays = Enumerable.Range(0, 1_000).Select(_ => Rhythm.Next(Usual, new VisitResult.News(default), chance.NextDouble()).Delay).ToList();

        Assert.All(delays, delay => Assert.InRange(delay, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(11)));
        Assert.True(delays.Max() - delays.Min() > TimeSpan.FromSeconds(50));
    }

    [Fact]
    public void The_same_chance_gives_the_same_delay() =>
        Assert.Equal(Rhythm.Next(Usual, new VisitResult.Quiet(default), 0.3), Rhythm.Next(Usual, new VisitResult.Quiet(default), 0.3));

    [Fact]
    public void A_feed_waits_until_it_is_due() =>
        Assert.Equal(TimeSpan.FromMinutes(5), Rhythm.Remaining(State(visited: -1, due: 5), Some.Morning));

    [Fact]
    public void A_feed_set_to_wait_longer_than_is_allowed_now_does_not() =>
        Assert.Equal(TimeSpan.FromMinutes((24 * 60) - 1), Rhythm.Remaining(State(visited: -1, due: 100_000), Some.Morning));

    private static TimeSpan Next(VisitResult visit) => Rhythm.Next(Usual, visit, 0).Delay;

    private static FeedState State(int visited, int due) =>
        new("f", "o", null, null, null, Some.Morning.AddMinutes(visited), Some.Morning.AddMinutes(due), Usual, 0, null, 0);
}
