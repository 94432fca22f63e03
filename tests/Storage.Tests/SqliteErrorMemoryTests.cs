using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Storage.Tests;

public sealed class SqliteErrorMemoryTests : ErrorMemoryContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteErrorMemoryTests()
    {
        database = new SqliteDatabase(folder.Path);
        Errors = new SqliteErrorMemory(database);
    }

    protected override IErrorMemory Errors { get; }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
