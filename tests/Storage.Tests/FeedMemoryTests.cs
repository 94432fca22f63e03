using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Storage.Tests;

/// <summary>What every feed memory promises.</summary>
public sealed class FeedMemoryTests : IDisposable
{
    private const string Feed = "https://harbourpost.example/rss";
    private static readonly DateTimeOffset Noon = Some.Morning.AddHours(4);
    private static readonly ArticleId First = new("a1");
    private static readonly ArticleId Second = new("a2");

    private readonly string folder = Directory.CreateTempSubdirectory("feeds").FullName;
    private readonly List<SqliteDatabase> open = [];

    [Fact]
    public async Task A_feed_comes_back_as_it_was_saved()
    {
        var full = new FeedState(Feed, "harbourpost.example", "Harbour Post", "W/\"1\"", "Tue", Noon, Noon.AddMinutes(2), TimeSpan.FromSeconds(90.5), 3, "it broke", 7) { Source = "https://harbourpost.example/world", WellAt = Noon.AddHours(-1) };
        var bare = new FeedState("https://b.example/", "b.example", null, null, null, null, Noon, TimeSpan.FromDays(1), 0, null, 0);

        await Memory().SaveAsync(full, Marks(), default);
        await Memory().SaveAsync(bare, Marks(), default);

        Assert.Equal(full, await Memory().FindAsync(Feed, default));
        Assert.Equal([bare, full], await Memory().AllAsync(default));
        Assert.Null(await Memory().FindAsync("https://c.example/", default));
    }

    [Fact]
    public async Task A_feed_that_is_saved_again_has_changed()
    {
        await Memory().SaveAsync(State() with { Problem = "it broke", Failures = 2, Source = "https://harbourpost.example/world" }, Marks(), default);
        await Memory().SaveAsync(State(), Marks(), default);

        Assert.Equal([State()], await Memory().AllAsync(default));
    }

    [Fact]
    public async Task Only_the_marks_asked_for_are_answered()
    {
        await Memory().SaveAsync(State(), Marks((First, "h1"), (Second, "h2")), default);

        Assert.Equal(Marks((Second, "h2")), await Memory().SeenAsync(Feed, [Second, new("a3")], default));
        Assert.Empty(await Memory().SeenAsync(Feed, [], default));
    }

    [Fact]
    public async Task A_changed_text_changes_its_mark_and_leaves_the_others()
    {
        await Memory().SaveAsync(State(), Marks((First, "h1"), (Second, "h2")), default);
        await Memory().SaveAsync(State(), Marks((First, "h1 changed")), default);

        Assert.Equal(Marks((First, "h1 changed"), (Second, "h2")), await Memory().SeenAsync(Feed, [First, Second], default));
    }

    [Fact]
    public async Task Each_feed_has_marks_of_its_own()
    {
        await Memory().SaveAsync(State(), Marks((First, "h1")), default);

        Assert.Empty(await Memory().SeenAsync("https://other.example/", [First], default));
    }

    [Fact]
    public async Task What_a_feed_still_offers_is_never_forgotten_and_what_it_dropped_long_ago_is()
    {
        var later = Noon + IFeedMemory.MarksKept + TimeSpan.FromMinutes(1);
        await Memory().SaveAsync(State(), Marks((First, "h1"), (Second, "h2")), default);

        await Memory().SaveAsync(State() with { VisitedAt = later }, Marks((First, "h1")), default);

        Assert.Equal(Marks((First, "h1")), await Memory().SeenAsync(Feed, [First, Second], default));
    }

    [Fact]
    public async Task A_feed_that_offered_nothing_new_for_long_keeps_its_marks()
    {
        await Memory().SaveAsync(State(), Marks((First, "h1")), default);
        await Memory().SaveAsync(State() with { VisitedAt = Noon.AddYears(1) }, Marks(), default);

        Assert.Equal(Marks((First, "h1")), await Memory().SeenAsync(Feed, [First], default));
    }

    [Fact]
    public async Task One_owner_at_a_time_holds_a_host()
    {
        var minute = TimeSpan.FromMinutes(1);

        Assert.True(await Memory().TryLeaseAsync("b.example", "one", Noon, minute, default));
        Assert.False(await Memory().TryLeaseAsync("b.example", "other", Noon.AddSeconds(59), minute, default));
        Assert.True(await Memory().TryLeaseAsync("c.example", "other", Noon, minute, default));
        Assert.True(await Memory().TryLeaseAsync("b.example", "other", Noon.AddSeconds(60), minute, default));
        Assert.False(await Memory().TryLeaseAsync("b.example", "one", Noon.AddSeconds(61), minute, default));
    }

    [Fact]
    public async Task An_owner_may_shorten_or_prolong_a_lease()
    {
        await Memory().TryLeaseAsync("b.example", "one", Noon, TimeSpan.FromHours(1), default);

        Assert.True(await Memory().TryLeaseAsync("b.example", "one", Noon, TimeSpan.FromSeconds(1), default));
        Assert.True(await Memory().TryLeaseAsync("b.example", "other", Noon.AddSeconds(1), TimeSpan.FromHours(1), default));
    }

    [Fact]
    public async Task Only_its_owner_gives_a_lease_back()
    {
        await Memory().TryLeaseAsync("b.example", "one", Noon, TimeSpan.FromHours(1), default);

        await Memory().ReleaseAsync("b.example", "other", default);
        Assert.False(await Memory().TryLeaseAsync("b.example", "other", Noon, TimeSpan.FromHours(1), default));

        await Memory().ReleaseAsync("b.example", "one", default);
        Assert.True(await Memory().TryLeaseAsync("b.example", "other", Noon, TimeSpan.FromHours(1), default));
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_one_gets_the_host()
    {
        var memory = Memory();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n =>
            memory.TryLeaseAsync("b.example", $"owner {n}", Noon, TimeSpan.FromMinutes(1), default)));

        Assert.Single(answers, granted => granted);
    }

    public void Dispose()
    {
        open.ForEach(database => database.Dispose());
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A new one every time, on the same file: what was saved outlives the process.</summary>
    private SqliteFeedMemory Memory()
    {
        var database = new SqliteDatabase(folder);
        open.Add(database);
        return new(database);
    }

    private static FeedState State() =>
        new(Feed, "harbourpost.example", null, null, null, Noon, Noon.AddMinutes(2), TimeSpan.FromMinutes(2), 0, null, 0);

    private static Dictionary<ArticleId, string> Marks(params (ArticleId Article, string Hash)[] marks) =>
        marks.ToDictionary(mark => mark.Article, mark => mark.Hash);
}
