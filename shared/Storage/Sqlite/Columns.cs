using Microsoft.Data.Sqlite;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>Our values in a row's columns.</summary>
internal static class Columns
{
    public static string? TextAt(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset MomentAt(this SqliteDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static Uri? UriAt(this SqliteDataReader row, int column) => row.TextAt(column) is { } text ? new Uri(text, UriKind.RelativeOrAbsolute) : null;

    public static ArticleId? ArticleAt(this SqliteDataReader row, int column) => row.TextAt(column) is { } id ? new ArticleId(id) : null;

    public static Party? PartyAt(this SqliteDataReader row, int column) => row.TextAt(column) is { } name ? new Party(name, row.TextAt(column + 1)) : null;
}
