using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Fixtures;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Storage.Tests;

public sealed class SqliteLedgerTests : LedgerContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(Some.Morning);
    private readonly SqliteDatabase database;

    public SqliteLedgerTests()
    {
        database = new SqliteDatabase(folder.Path);
        Ledger = new SqliteLedger(database, clock);
    }

    protected override ILedger Ledger { get; }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    protected override void Pass(TimeSpan time) => clock.Advance(time);
}
