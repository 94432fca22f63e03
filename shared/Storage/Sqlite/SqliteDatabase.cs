using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>
/// One SQLite file in WAL mode, shared by all services of one machine. One writer at a time in this process, others wait in
/// the engine (busy timeout); readers never wait. The schema is the embedded <c>Schema/*.sql</c>, which only creates what is missing (<see cref="LaterColumns"/> too).
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    public const string FileName = "newspipeline.db";
    private const int BusyTimeoutMilliseconds = 30_000;

    private readonly string connectionString;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly SqliteConnection writer;
    private readonly SqliteStatements writerStatements;
    private readonly ConcurrentBag<SqliteStatements> readers = [];

    /// <exception cref="IOException">The folder cannot be made or written; the message says which and why.</exception>
    public SqliteDatabase(string folder)
    {
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(Prepare(folder), FileName),
            Pooling = false,
        }.ToString();
        try
        {
            writer = Open();
            writerStatements = new SqliteStatements(writer);
            CreateWhatIsMissing();
        }
        catch (SqliteException e)
        {
            throw new IOException($"The data folder {Path.GetFullPath(folder)} cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Runs in one transaction that takes the write lock at once; commits unless the work throws.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteTransaction, T> work, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            return await Task.Run(
                () =>
                {
                    using var transaction = writer.BeginTransaction(deferred: false);
                    var result = work(writer, transaction);
                    transaction.Commit();
                    return result;
                },
                cancellation);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary><see cref="WriteAsync"/> with statements that stay compiled from one transaction to the next.</summary>
    public Task<T> ChangeAsync<T>(Func<SqliteStatements, T> work, CancellationToken cancellation) =>
        WriteAsync((_, transaction) => work(writerStatements.Within(transaction)), cancellation);

    /// <summary>Sees one state of the file, without waiting for writers.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellation) =>
        AskAsync(statements => work(statements.Connection), cancellation);

    /// <summary><see cref="ReadAsync"/> with statements that stay compiled from one call to the next.</summary>
    public Task<T> AskAsync<T>(Func<SqliteStatements, T> work, CancellationToken cancellation) =>
        Task.Run(
            () =>
            {
                var statements = readers.TryTake(out var idle) ? idle : new SqliteStatements(Open());
                try
                {
                    using var transaction = statements.Connection.BeginTransaction(deferred: true);
                    return work(statements.Within(transaction));
                }
                finally
                {
                    readers.Add(statements);
                }
            },
            cancellation);

    public void Dispose()
    {
        writerStatements.Dispose();
        writing.Dispose();
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private static string Prepare(string folder)
    {
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The data folder {Path.GetFullPath(folder)} cannot be made: {e.Message}", e);
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var pragmas = connection.CreateCommand();
        // FULL: a decision that was written survives a power cut too; writes come in batches, so the sync is shared.
        // 4000 pages (16 MB) between checkpoints: pages that many batches change are copied back once.
        pragmas.CommandText =
            $"""
            PRAGMA busy_timeout={BusyTimeoutMilliseconds}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;
            PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4000;
            """;
        pragmas.ExecuteNonQuery();
        return connection;
    }

    private void CreateWhatIsMissing()
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var transaction = writer.BeginTransaction(deferred: false);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            using var command = writer.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = reader.ReadToEnd();
            command.ExecuteNonQuery();
        }

        LaterColumns.AddMissing(writer, transaction);
        transaction.Commit();
    }
}
