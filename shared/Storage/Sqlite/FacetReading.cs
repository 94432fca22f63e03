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

    /// <summary>
    /// One line an actor. It is called as articles mostly mention it, else as demands mostly name it.
    /// </summary>
    private static IReadOnlyList<FacetCount> OfParties(SqliteStatements statements, string role) => Count(
        statements,
        $"""
        SELECT coalesce(
          (SELECT e.name FROM entities e JOIN article_entities x ON x.entity = e.entity WHERE e.wikidata_id = actor.id GROUP BY e.name ORDER BY count(*) DESC, 1 LIMIT 1),
          (SELECT d.{role} FROM demands d WHERE d.{role}_id = actor.id GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1),
          (SELECT d.{role} FROM demands d WHERE d.id = actor.demand)), n
        FROM (
          SELECT c.{role}_id AS id, count(DISTINCT c.article) AS n, min(c.demand) AS demand FROM matching m CROSS JOIN carriers c ON c.article = m.seq
          WHERE c.{role}_key IS NOT NULL GROUP BY coalesce(c.{role}_id, c.{role}_key) ORDER BY n DESC LIMIT {Most}) actor
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
