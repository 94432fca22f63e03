using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Fixtures;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Storage.Tests;

public sealed class SqliteArticleStoreTests : ArticleStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteArticleStoreTests()
    {
        database = new SqliteDatabase(folder.Path);
        Store = new SqliteArticleStore(database, new FakeTimeProvider(Some.Morning));
    }

    protected override IArticleStore Store { get; }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
