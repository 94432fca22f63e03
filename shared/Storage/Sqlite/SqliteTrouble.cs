using Microsoft.Data.Sqlite;
using NewsPipeline.Contracts;
using SQLitePCL;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>Which errors of SQLite say <em>not just now</em>: waiting may help, or somebody who makes room. A damaged file is not among them.</summary>
internal static class SqliteTrouble
{
    public static StoreUnavailableException AsUnavailable(this SqliteException e, string file, string why) =>
        new($"SQLite cannot use {file} just now: {why} (error {e.SqliteExtendedErrorCode}).", e);

    /// <summary>Nothing more can be expected of the connection: what it has open may be gone.</summary>
    public static bool BreaksConnection(this SqliteException e) => e.SqliteErrorCode is raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN;

    /// <summary>Null for what does not pass by itself.</summary>
    public static string? WhyNotNow(this SqliteException e) => e.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "another process holds it",
        raw.SQLITE_READONLY => "it may only be read",
        raw.SQLITE_IOERR => "reading or writing it failed",
        raw.SQLITE_FULL => "the disk is full",
        raw.SQLITE_CANTOPEN => "it cannot be opened",
        _ => null,
    };
}
