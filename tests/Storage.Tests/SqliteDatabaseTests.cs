using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsPipeline.Contracts;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Storage.Tests;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Two_processes_write_into_one_folder_at_once_without_loss()
    {
        using var one = new SqliteDatabase(folder.Path);
        using var other = new SqliteDatabase(folder.Path);
        await Task.WhenAll(WriteAsync(one, "one"), WriteAsync(other, "two"));

        using var reader = new SqliteDatabase(folder.Path);
        var store = new SqliteArticleStore(reader, TimeProvider.System);
        Assert.Equal(200, (await store.ArticlesAsync(new Question { Words = "neutral" }, Cancellation)).Total);
        Assert.Equal(200, (await store.StoryAsync(new StoryId("talks"), Cancellation))!.Story.Articles);
        var balance = await new SqliteLedger(reader, TimeProvider.System).BalanceAsync(null, Cancellation);
        Assert.Equal((200, 200), (balance.Found, balance.Indexed));
    }

    [Fact]
    public async Task A_write_that_throws_leaves_nothing_behind()
    {
        using var database = new SqliteDatabase(folder.Path);
        var ledger = new SqliteLedger(database, TimeProvider.System);
        await Assert.ThrowsAsync<NullReferenceException>(() => ledger.FoundAsync([new(new("a"), "feed"), null!], Cancellation));

        Assert.Equal(0, (await ledger.BalanceAsync(null, Cancellation)).Found);
        await ledger.FoundAsync([new(new("a"), "feed")], Cancellation);
        Assert.Equal(1, (await ledger.BalanceAsync(null, Cancellation)).Found);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_one_clear_sentence()
    {
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        var e = Assert.Throws<IOException>(() => new SqliteDatabase(Path.Combine(file, "data")));
        Assert.StartsWith($"The data folder {file}/data cannot be made: ", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_one_clear_sentence()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, SqliteDatabase.FileName), new string('x', 5000), Cancellation);
        using var database = new SqliteDatabase(folder.Path);
        var e = await Assert.ThrowsAsync<IOException>(() => database.AskAsync(statements => statements.Ask("SELECT 1"), Cancellation));
        Assert.Equal($"The data folder {folder.Path} cannot be used: SQLite Error 26: 'file is not a database'.", e.Message);
    }

    [Fact]
    public void A_store_that_is_not_there_is_named()
    {
        var e = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddStore(new ConfigurationManager { ["Store"] = "oracle" }));
        Assert.Equal("Store is 'oracle'; it must be sqlite or elasticsearch.", e.Message);
    }

    private static async Task WriteAsync(SqliteDatabase database, string name)
    {
        var store = new SqliteArticleStore(database, TimeProvider.System);
        var ledger = new SqliteLedger(database, TimeProvider.System);
        for (var batch = 0; batch < 10; batch++)
        {
            var articles = Enumerable.Range(0, 10).Select(number => Tell.Article($"{name}-{batch}-{number}")).ToList();
            await ledger.FoundAsync([.. articles.Select(article => article.Enriched.Found.Finding)], Cancellation);
            await store.WriteAsync(articles, Cancellation);
            await ledger.SettleAsync([.. articles.Select(article => new Settlement(article.Enriched.Found.Finding, new Outcome.Indexed()))], Cancellation);
        }
    }
}
