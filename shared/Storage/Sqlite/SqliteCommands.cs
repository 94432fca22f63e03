using Microsoft.Data.Sqlite;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>One statement at a time, in the transaction that is open; parameters are <c>$1</c>, <c>$2</c> … in the order of the values.</summary>
internal static class SqliteCommands
{
    /// <summary>The number of rows that changed.</summary>
    public static int Run(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Prepare(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; null where there is no row or the column is null.</summary>
    public static object? Ask(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Prepare(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    public static IReadOnlyList<T> List<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Prepare(sql, values);
        using var rows = command.ExecuteReader();
        var list = new List<T>();
        while (rows.Read())
        {
            list.Add(read(rows));
        }

        return list;
    }

    private static SqliteCommand Prepare(this SqliteConnection connection, string sql, ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i] ?? DBNull.Value);
        }

        return command;
    }
}
