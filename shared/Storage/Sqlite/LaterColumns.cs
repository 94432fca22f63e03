using Microsoft.Data.Sqlite;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>Columns that came after their tables: the file of an older version gets them when it is opened.</summary>
internal static class LaterColumns
{
    private static readonly (string Table, string Column, string Type)[] All = [("subscription", "owner", "TEXT")];

    public static void AddMissing(SqliteConnection connection, SqliteTransaction transaction)
    {
        foreach (var (table, column, type) in All)
        {
            if (!Has(connection, transaction, table, column))
            {
                using var add = Command(connection, transaction, $"ALTER TABLE {table} ADD COLUMN {column} {type}");
                add.ExecuteNonQuery();
            }
        }
    }

    private static bool Has(SqliteConnection connection, SqliteTransaction transaction, string table, string column)
    {
        using var ask = Command(connection, transaction, "SELECT 1 FROM pragma_table_info($table) WHERE name = $column");
        ask.Parameters.AddWithValue("$table", table);
        ask.Parameters.AddWithValue("$column", column);
        return ask.ExecuteScalar() is not null;
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, string text)
    {
        var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, text);
        return command;
    }
}
