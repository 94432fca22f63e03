using System.Text.Json;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>
/// Counts articles, not mentions: an article with three demands on territory counts once. CROSS JOIN keeps the engine's order:
/// from what matches, which may be little, to all that is stored.
/// </summary>
internal static class FacetReading
{
    private const int Most = 20;

    public static Facets Of(SqliteStatements statements, Question question)
    {
        var conditions = QuestionSql.OfArticles(question);
        statements.Run("CREATE TEMP TABLE IF NOT EXISTS matching (seq INTEGER PRIMARY KEY)");
        statements.Run("DELETE FROM matching");
        statements.Run($"INSERT INTO matching SELECT a.seq FROM articles a WHERE {conditions}", conditions.Values);
        return new Facets(
            OfArticles(statements, "outlet"),
            OfReports(statements, "topic"),
            [.. OfReports(statements, "strength").Select(count => count with { Value = WireName(count.Value) })],
            OfParties(statements, "issuer"),
            OfParties(statements, "addressee"),
            OfEntities(statements),
            OfArticles(statements, "language"));
    }

    private static IReadOnlyList<FacetCount> OfArticles(SqliteStatements statements, string column) => Count(
        statements, $"SELECT a.{column}, count(*) AS n FROM matching m CROSS JOIN articles a ON a.seq = m.seq GROUP BY 1");

    private static IReadOnlyList<FacetCount> OfReports(SqliteStatements statements, string column) => Count(
        statements, $"SELECT c.{column}, count(DISTINCT c.article) AS n FROM matching m CROSS JOIN carriers c ON c.article = m.seq GROUP BY 1");

    private static IReadOnlyList<FacetCount> OfParties(SqliteStatements statements, string role) => Count(
        statements,
        $"""
        SELECT d.{role}, n FROM (
          SELECT count(DISTINCT c.article) AS n, min(c.demand) AS demand FROM matching m CROSS JOIN carriers c ON c.article = m.seq
          WHERE c.{role}_key IS NOT NULL GROUP BY c.{role}_key)
        JOIN demands d ON d.id = demand
        """);

    private static IReadOnlyList<FacetCount> OfEntities(SqliteStatements statements) => Count(
        statements,
        """
        SELECT min(e.name), sum(n) AS n FROM (
          SELECT x.entity, count(*) AS n FROM matching m CROSS JOIN article_entities x ON x.article = m.seq GROUP BY x.entity) counted
        JOIN entities e ON e.entity = counted.entity GROUP BY e.key
        """);

    private static IReadOnlyList<FacetCount> Count(SqliteStatements statements, string groups) => statements.List(
        $"{groups} ORDER BY n DESC, 1 LIMIT {Most}", row => new FacetCount(row.GetString(0), row.GetInt64(1)));

    private static string WireName(string strength) =>
        JsonSerializer.SerializeToElement((Strength)int.Parse(strength), Wire.Json).GetString()!;
}
