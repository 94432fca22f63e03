namespace NewsPipeline.Storage.Sqlite;

internal static class OutletReading
{
    private const string List = "outlets";

    public static Page<OutletView> Page(SqliteStatements statements, Question question)
    {
        var cursor = PageEnd.Of(List, question);
        var seen = cursor?.Seen ?? ArticleReading.LastSeq(statements);
        var all = cursor is null && QuestionSql.OfArticles(question).None ? Everything(statements) : All(statements, question, seen);
        var rest = cursor is null ? all : [.. all.SkipWhile(outlet => !ComesAfter(outlet, cursor))];
        var shown = rest.Take(question.Size).ToList();
        var next = rest.Count > shown.Count ? new PageEnd(seen, shown[^1].Articles, shown[^1].Outlet).CursorFor(List, question) : null;
        return new(shown, all.Count, next);
    }

    /// <summary>Most articles first, of those that had arrived.</summary>
    public static IReadOnlyList<OutletView> All(SqliteStatements statements, Question question, long seen)
    {
        var conditions = QuestionSql.OfArticles(question);
        conditions.AndWhere(seen, "a.seq <= {0}");
        return statements.List(
            $"""
            WITH matching AS MATERIALIZED (SELECT a.seq, a.outlet, a.at, a.duplicate_of FROM articles a WHERE {conditions}),
              reported AS MATERIALIZED (
                SELECT m.outlet, count(DISTINCT d.id) AS demands, count(DISTINCT CASE WHEN d.first_outlet = m.outlet THEN d.id END) AS raised
                FROM matching m CROSS JOIN carriers c ON c.article = m.seq JOIN demands d ON d.id = c.demand GROUP BY m.outlet)
            SELECT m.outlet, count(*), count(m.duplicate_of), coalesce(max(r.demands), 0), coalesce(max(r.raised), 0), max(m.at)
            FROM matching m LEFT JOIN reported r ON r.outlet = m.outlet GROUP BY m.outlet ORDER BY 2 DESC, 1
            """,
            row => new OutletView(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.MomentAt(5)),
            conditions.Values);
    }

    /// <summary>The same as <see cref="All"/> of no condition, each sum from an index of its own.</summary>
    private static IReadOnlyList<OutletView> Everything(SqliteStatements statements) => statements.List(
        """
        WITH reported AS MATERIALIZED (SELECT outlet, count(*) AS n FROM (SELECT DISTINCT outlet, demand FROM carriers) GROUP BY outlet),
          raised AS MATERIALIZED (SELECT first_outlet AS outlet, count(*) AS n FROM demands GROUP BY first_outlet)
        SELECT a.outlet, a.n, a.copies, coalesce(c.n, 0), coalesce(d.n, 0), a.last
        FROM (SELECT outlet, count(*) AS n, count(duplicate_of) AS copies, max(at) AS last FROM articles GROUP BY outlet) a
        LEFT JOIN reported c ON c.outlet = a.outlet LEFT JOIN raised d ON d.outlet = a.outlet ORDER BY 2 DESC, 1
        """,
        row => new OutletView(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.MomentAt(5)));

    private static bool ComesAfter(OutletView outlet, PageEnd cursor) =>
        outlet.Articles < cursor.Sort || (outlet.Articles == cursor.Sort && string.CompareOrdinal(outlet.Outlet, cursor.Id) > 0);
}
