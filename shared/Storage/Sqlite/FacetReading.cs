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
        if (!conditions.None)
        {
            statements.Run("CREATE TEMP TABLE IF NOT EXISTS matching (seq INTEGER PRIMARY KEY)");
            statements.Run("DELETE FROM matching");
            statements.Run($"INSERT INTO matching SELECT a.seq FROM articles a WHERE {conditions}", conditions.Values);
        }

        var matching = conditions.None ? "" : "matching m CROSS JOIN";
        return new Facets(
            OfArticles(statements, "outlet", matching),
            OfReports(statements, "topic", matching),
            [.. OfReports(statements, "strength", matching).Select(count => count with { Value = WireName(count.Value) })],
            OfParties(statements, "issuer", matching),
            OfParties(statements, "addressee", matching),
            OfEntities(statements, matching),
            OfArticles(statements, "language", matching));
    }

    private static IReadOnlyList<FacetCount> OfArticles(SqliteStatements statements, string column, string matching) => Count(
        statements, $"SELECT a.{column}, count(*) AS n FROM {matching} articles a {On(matching, "a.seq")} GROUP BY 1");

    // Not count(DISTINCT …): pairs come in order out of an index, where there is no condition, and need no sorting.
    private static IReadOnlyList<FacetCount> OfReports(SqliteStatements statements, string column, string matching) => Count(
        statements,
        $"""
        SELECT value, count(*) AS n FROM (
          SELECT DISTINCT c.{column} AS value, c.article FROM {matching} carriers c {On(matching, "c.article")}) GROUP BY 1
        """);

    /// <summary>
    /// One line an actor. It is called as articles mostly mention it, else as demands mostly name it. No key has the capital
    /// letter of a Wikidata id. Parties that stand beside the known one are few, and counted where the article does not count already.
    /// </summary>
    private static IReadOnlyList<FacetCount> OfParties(SqliteStatements statements, string role, string matching) => Count(
        statements,
        $"""
        SELECT coalesce(
          (SELECT e.name FROM entities e JOIN article_entities x ON x.entity = e.entity WHERE e.wikidata_id = actor GROUP BY e.name ORDER BY count(*) DESC, 1 LIMIT 1),
          (SELECT d.{role} FROM demands d WHERE d.{role}_id = actor GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1),
          (SELECT d.{role} FROM carriers c JOIN demands d ON d.id = c.demand WHERE c.{role}_key = actor LIMIT 1),
          (SELECT j.name FROM joint_parties j WHERE j.wikidata_id = actor AND j.role = '{role}' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1),
          (SELECT j.name FROM joint_parties j WHERE j.key = actor AND j.role = '{role}' LIMIT 1)), n
        FROM (
          SELECT actor, sum(n) AS n FROM (
            SELECT actor, count(*) AS n FROM (
              SELECT DISTINCT coalesce(c.{role}_id, c.{role}_key) AS actor, c.article FROM {matching} carriers c {On(matching, "c.article")} WHERE c.{role}_key IS NOT NULL)
            GROUP BY actor
            UNION ALL
            SELECT actor, count(*) AS n FROM (
              SELECT DISTINCT coalesce(j.wikidata_id, j.key) AS actor, j.article FROM {matching} joint_parties j {On(matching, "j.article")} WHERE j.role = '{role}')
            beside WHERE NOT EXISTS (SELECT 1 FROM carriers c WHERE c.article = beside.article AND coalesce(c.{role}_id, c.{role}_key) = beside.actor)
            GROUP BY actor)
          GROUP BY actor ORDER BY n DESC LIMIT {Most})
        """);

    private static IReadOnlyList<FacetCount> OfEntities(SqliteStatements statements, string matching) => Count(
        statements,
        $"""
        SELECT min(e.name), sum(n) AS n FROM (
          SELECT x.entity, count(*) AS n FROM {matching} article_entities x {On(matching, "x.article")} GROUP BY x.entity) counted
        JOIN entities e ON e.entity = counted.entity GROUP BY e.key
        """);

    private static string On(string matching, string article) => matching.Length == 0 ? "" : $"ON {article} = m.seq";

    private static IReadOnlyList<FacetCount> Count(SqliteStatements statements, string groups) => statements.List(
        $"{groups} ORDER BY n DESC, 1 LIMIT {Most}", row => new FacetCount(row.GetString(0), row.GetInt64(1)));

    private static string WireName(string strength) =>
        JsonSerializer.SerializeToElement((Strength)int.Parse(strength), Wire.Json).GetString()!;
}
