namespace NewsPipeline.Storage.Sqlite;

/// <summary>Pages of stories or demands, latest activity first, as it was when the first page was read.</summary>
internal static class TimedList
{
    /// <param name="arms">SELECTs of <c>id</c> and <c>at</c> that add up to the list; <c>{seen}</c> and <c>{conditions}</c> stand in them.</param>
    public static (IReadOnlyList<string> Ids, long Total, string? Next) Page(
        SqliteStatements statements, string list, Question question, IReadOnlyList<string> arms, Conditions conditions)
    {
        var cursor = PageEnd.Of(list, question);
        var seen = cursor?.Seen ?? ArticleReading.LastSeq(statements);
        var seenName = conditions.Value(seen);
        var listed = string.Join(
            " UNION ALL ",
            arms.Select(arm => arm.Replace("{seen}", seenName, StringComparison.Ordinal).Replace("{conditions}", conditions.ToString(), StringComparison.Ordinal)));
        var total = (long)statements.Ask($"SELECT count(*) FROM ({listed})", conditions.Values)!;
        var after = cursor is null ? "" : $"WHERE (at, id) < ({conditions.Value(cursor.Sort)}, {conditions.Value(cursor.Id)})";
        var rows = statements.List(
            $"SELECT id, at FROM ({listed}) {after} ORDER BY at DESC, id DESC LIMIT {question.Size + 1}",
            row => (Id: row.GetString(0), At: row.GetInt64(1)),
            conditions.Values);
        var shown = rows.Take(question.Size).ToList();
        var next = rows.Count > shown.Count ? new PageEnd(seen, shown[^1].At, shown[^1].Id).CursorFor(list, question) : null;
        return ([.. shown.Select(row => row.Id)], total, next);
    }
}
