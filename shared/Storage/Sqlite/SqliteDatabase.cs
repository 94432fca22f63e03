using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Data.Sqlite;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>
/// One SQLite file in WAL mode, shared by all services of one machine. One writer at a time in this process, others wait in
/// the engine (busy timeout); readers never wait. The schema is the embedded <c>Schema/*.sql</c>, which only creates what is missing (<see cref="LaterColumns"/> too).
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    public const string FileName = "newspipeline.db";
    private const int BusyTimeoutMilliseconds = 30_000;

    private readonly string file;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly ConcurrentBag<SqliteStatements> readers = [];
    private SqliteStatements? writer;

    /// <summary>Nothing is opened until it is used: a disk that is full just now shall keep no process from starting.</summary>
    /// <exception cref="IOException">The folder cannot be made; the message says which and why.</exception>
    public SqliteDatabase(string folder) => file = Path.Combine(Prepare(folder), FileName);

    public string File => file;

    /// <summary>Runs in one transaction that takes the write lock at once; commits unless the work throws.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be used just now.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteTransaction, T> work, CancellationToken cancellation) =>
        InTransactionAsync((statements, transaction) => work(statements.Connection, transaction), cancellation);

    /// <summary><see cref="WriteAsync"/> with statements that stay compiled from one transaction to the next.</summary>
    public Task<T> ChangeAsync<T>(Func<SqliteStatements, T> work, CancellationToken cancellation) =>
        InTransactionAsync((statements, _) => work(statements), cancellation);

    /// <summary>Sees one state of the file, without waiting for writers.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellation) =>
        AskAsync(statements => work(statements.Connection), cancellation);

    /// <summary><see cref="ReadAsync"/> with statements that stay compiled from one call to the next.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be used just now.</exception>
    public async Task<T> AskAsync<T>(Func<SqliteStatements, T> work, CancellationToken cancellation)
    {
        if (Volatile.Read(ref writer) is null)
        {
            // The schema comes with the writer.
            await InTransactionAsync((_, _) => true, cancellation);
        }

        return await Task.Run(() => Asking(work), cancellation);
    }

    public void Dispose()
    {
        writer?.Dispose();
        writing.Dispose();
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private async Task<T> InTransactionAsync<T>(Func<SqliteStatements, SqliteTransaction, T> work, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Writing(work), cancellation);
        }
        finally
        {
            writing.Release();
        }
    }

    private T Writing<T>(Func<SqliteStatements, SqliteTransaction, T> work)
    {
        try
        {
            var statements = writer ?? OpenWriter();
            using var transaction = statements.Connection.BeginTransaction(deferred: false);
            var result = work(statements.Within(transaction), transaction);
            transaction.Commit();
            return result;
        }
        catch (SqliteException e) when (e.WhyNotNow() is { } why)
        {
            if (e.BreaksConnection())
            {
                Interlocked.Exchange(ref writer, null)?.Dispose();
            }

            throw e.AsUnavailable(file, why);
        }
    }

    private T Asking<T>(Func<SqliteStatements, T> work)
    {
        SqliteStatements? statements = null;
        try
        {
            statements = readers.TryTake(out var idle) ? idle : new SqliteStatements(Open());
            T answer;
            using (var transaction = statements.Connection.BeginTransaction(deferred: true))
            {
                answer = work(statements.Within(transaction));
            }

            return answer;
        }
        catch (SqliteException e) when (e.WhyNotNow() is { } why)
        {
            if (e.BreaksConnection())
            {
                Interlocked.Exchange(ref statements, null)?.Dispose();
            }

            throw e.AsUnavailable(file, why);
        }
        finally
        {
            if (statements is not null)
            {
                readers.Add(statements);
            }
        }
    }

    /// <exception cref="IOException">What lies there is no store, or damaged.</exception>
    private SqliteStatements OpenWriter()
    {
        try
        {
            writer = new SqliteStatements(Open(CreateWhatIsMissing));
            return writer;
        }
        catch (SqliteException e) when (e.WhyNotNow() is null)
        {
            throw new IOException($"The data folder {Path.GetDirectoryName(file)} cannot be used: {e.Message}", e);
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

    private SqliteConnection Open(Action<SqliteConnection>? prepare = null)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        try
        {
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
            prepare?.Invoke(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void CreateWhatIsMissing(SqliteConnection connection)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = reader.ReadToEnd();
            command.ExecuteNonQuery();
        }

        LaterColumns.AddMissing(connection, transaction);
        transaction.Commit();
    }
}
