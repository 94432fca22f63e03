using NewsPipeline.Hosting.Settings;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>Names that are written nearly as the one asked for, or that hold it.</summary>
internal static class NearNames
{
    public static IReadOnlyList<string> Of(SqliteStatements statements, string name)
    {
        var key = NameKey.Of(name);
        return Nearest.Names(
            name,
            statements.List(
                "SELECT DISTINCT name FROM entities WHERE length(key) * 2 BETWEEN $1 AND $2 OR instr(key, $3) > 0",
                row => row.GetString(0),
                key.Length,
                key.Length * 4,
                key),
            NameKey.Of,
            IArticleStore.MostNear);
    }
}
