using System.Text.Json;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Storage.Tests;

/// <summary>What every desk memory promises.</summary>
public sealed class DeskMemoryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("desk").FullName;
    private readonly List<SqliteDatabase> open = [];

    [Fact]
    public async Task An_empty_memory_has_no_entries()
    {
        var memory = Memory();

        Assert.Equal(0, await memory.LastAsync(default));
        Assert.Empty(await After(memory, 0));
        Assert.Empty(await memory.FindAsync([new ArticleId("a1")], default));
    }

    [Fact]
    public async Task Entries_come_back_in_order_and_as_they_were_written()
    {
        DeskEntry[] written = [Entry(1, "a1"), Entry(2, "a2"), Entry(3, "a3")];

        Assert.True(await Memory().RememberAsync(0, written, default));

        Assert.Equal(3, await Memory().LastAsync(default));
        Assert.Equal(written.Select(Json), (await After(Memory(), 0)).Select(Json));
        Assert.Equal([3L], (await After(Memory(), 2)).Select(entry => entry.Number));
    }

    [Fact]
    public async Task A_desk_that_has_missed_anothers_entries_is_refused_whole()
    {
        var memory = Memory();
        await memory.RememberAsync(0, [Entry(1, "a1"), Entry(2, "a2")], default);

        Assert.False(await Memory().RememberAsync(1, [Entry(2, "b2"), Entry(3, "b3")], default));
        Assert.False(await memory.RememberAsync(0, [Entry(1, "b1")], default));

        Assert.Equal(["a1", "a2"], (await After(memory, 0)).Select(entry => entry.Article.Value));
        Assert.True(await memory.RememberAsync(2, [Entry(3, "a3")], default));
    }

    [Fact]
    public async Task Of_two_desks_that_write_at_once_one_succeeds()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(desk => Memory().RememberAsync(0, [Entry(1, $"a{desk}")], default)));

        Assert.Single(answers, success => success);
        Assert.Single(await After(Memory(), 0));
    }

    [Fact]
    public async Task The_latest_entry_of_an_article_is_found_however_old()
    {
        var memory = Memory();
        await memory.RememberAsync(0, [Entry(1, "a1", "first text"), Entry(2, "a2"), Entry(3, "a1", "second text")], default);

        var found = await memory.FindAsync([new("a1"), new("a2"), new("a3"), new("a1")], default);

        Assert.Equal(["a1", "a2"], found.Keys.Select(id => id.Value).Order());
        Assert.Equal("second text", found[new("a1")].TextHash);
    }

    [Fact]
    public async Task What_was_decided_before_a_moment_can_be_left_out()
    {
        var memory = Memory();
        await memory.RememberAsync(
            0,
            [
                Entry(1, "a1"),
                Entry(2, "a2") with { DecidedAt = Some.Morning.AddHours(2) },
                Entry(3, "a3") with { DecidedAt = Some.Morning.AddHours(1) },
            ],
            default);

        var late = new List<long>();
        await foreach (var entry in memory.AfterAsync(0, Some.Morning.AddHours(1), default))
        {
            late.Add(entry.Number);
        }

        Assert.Equal([2, 3], late);
    }

    [Fact]
    public async Task A_long_journal_is_read_to_its_end()
    {
        var memory = Memory();
        await memory.RememberAsync(0, [.. Enumerable.Range(1, 2_500).Select(number => Entry(number, $"a{number}"))], default);

        Assert.Equal(Enumerable.Range(101, 2_400).Select(number => (long)number), (await After(memory, 100)).Select(entry => entry.Number));
    }

    [Theory]
    [InlineData("placement", "{")]
    [InlineData("placement", "null")]
    [InlineData("placement", "{}")]
    [InlineData("raised", "[null]")]
    [InlineData("at", "9223372036854775807")]
    public async Task An_entry_that_cannot_be_read_is_left_out_and_its_number_stays_taken(string column, string value)
    {
        var memory = Memory();
        await memory.RememberAsync(0, [Entry(1, "a1"), Entry(2, "a2", "old"), Entry(3, "a2", "new"), Entry(4, "a4")], default);
        await open[0].ChangeAsync(statements => statements.Run($"UPDATE desk_entry SET {column} = $1 WHERE number >= 3", column == "at" ? long.MaxValue : value), default);

        Assert.Equal([1L, 2L], (await After(memory, 0)).Select(entry => entry.Number));
        Assert.Equal(4, await memory.LastAsync(default));
        var found = await memory.FindAsync([new("a2"), new("a4")], default);
        Assert.Equal("old", Assert.Single(found).Value.TextHash);
    }

    [Fact]
    public async Task A_page_of_the_journal_that_cannot_be_read_does_not_end_it()
    {
        var memory = Memory();
        await memory.RememberAsync(0, [.. Enumerable.Range(1, 1_500).Select(number => Entry(number, $"a{number}"))], default);
        await open[0].ChangeAsync(statements => statements.Run("UPDATE desk_entry SET placement = '' WHERE number <= 1200"), default);

        Assert.Equal(Enumerable.Range(1201, 300).Select(number => (long)number), (await After(memory, 0)).Select(entry => entry.Number));
    }

    public void Dispose()
    {
        open.ForEach(database => database.Dispose());
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Each has a connection of its own to the same file, as another process would.</summary>
    private SqliteDeskMemory Memory()
    {
        open.Add(new SqliteDatabase(folder));
        return new(open[^1], Damaged.Log());
    }

    private static async Task<List<DeskEntry>> After(SqliteDeskMemory memory, long number)
    {
        var entries = new List<DeskEntry>();
        await foreach (var entry in memory.AfterAsync(number, DateTimeOffset.MinValue, default))
        {
            entries.Add(entry);
        }

        return entries;
    }

    private static DeskEntry Entry(long number, string article, string textHash = "hash")
    {
        var placed = Some.Placed(Some.Enriched(Some.Found(Some.Article(article)), Some.Demand()));
        var report = new DemandReport(
            placed.Placement.Story,
            placed.Placement.StoryTitle,
            placed.Placement.Demands[0],
            new ArticleId(article),
            "harbourpost.example",
            null,
            "Talks open in Istanbul",
            "Russia demands that Ukraine confirm its neutral status.",
            Some.Morning);
        return new(number, new ArticleId(article), textHash, Some.Morning.AddTicks(number), Some.Morning, placed.Placement, [report], [1, 2, (byte)number]);
    }

    private static string Json(DeskEntry entry) => JsonSerializer.Serialize(entry, Wire.Json);
}
