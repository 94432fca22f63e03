using Microsoft.Data.Sqlite;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>
/// A connection and its statements, each compiled once and run many times. Parameters are <c>$1</c>, <c>$2</c> … in the order
/// of the values. Not for two threads at once.
/// </summary>
public sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private const int MostCompiled = 200;

    private readonly Dictionary<string, SqliteCommand> compiled = [];
    private SqliteTransaction? transaction;

    public SqliteConnection Connection => connection;

    /// <summary>From here on, until the next transaction; no reader may be open.</summary>
    public SqliteStatements Within(SqliteTransaction open)
    {
        if (compiled.Count > MostCompiled)
        {
            Forget();
        }

        transaction = open;
        return this;
    }

    /// <summary>The number of rows that changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; null where there is no row or the column is null.</summary>
    public object? Ask(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    public SqliteDataReader Read(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteReader();

    public IReadOnlyList<T> List<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        using var reader = Read(sql, values);
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private void Forget()
    {
        foreach (var command in compiled.Values)
        {
            command.Dispose();
        }

        compiled.Clear();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!compiled.TryGetValue(sql, out var command))
        {
            command = Compile(sql, values.Length);
            compiled.Add(sql, command);
        }

        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    private SqliteCommand Compile(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        }

        return command;
    }
}
