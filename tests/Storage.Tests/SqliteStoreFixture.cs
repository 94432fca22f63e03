using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Fixtures;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Storage.Tests;

/// <summary>A database in a folder of its own.</summary>
internal sealed class SqliteStoreFixture : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteStoreFixture()
    {
        database = new SqliteDatabase(folder.Path);
        Store = new SqliteArticleStore(database, new FakeTimeProvider(Some.Morning));
    }

    public string Folder => folder.Path;

    public IArticleStore Store { get; }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
