namespace NewsPipeline.Storage.Sqlite;

/// <param name="Seen">Articles with a higher number had not arrived.</param>
/// <param name="Articles">Their numbers, best match first.</param>
internal sealed record Ranking(long Seen, long[] Articles);

/// <summary>
/// The latest rankings by relevance. Every article that arrives shifts the weight of words a little, so a ranking that were worked
/// out anew for each page would show articles twice and others never. One that was dropped meanwhile is worked out again over
/// the same articles.
/// </summary>
internal sealed class Rankings
{
    private const int Most = 32;

    // A word in the title weighs as much as eight in the text.
    private const string Order = "bm25(article_words, 8.0, 1.0), a.at DESC, a.id DESC";

    private readonly LinkedList<(string Key, Ranking Ranking)> latest = [];
    private readonly Lock gate = new();

    public Ranking Of(SqliteStatements statements, Question question, string match, long seen)
    {
        var key = $"{seen} {question with { Cursor = null, Size = 1 }}";
        if (Find(key) is { } known)
        {
            return known;
        }

        var ranking = new Ranking(seen, WorkOut(statements, question, match, seen));
        Keep(key, ranking);
        return ranking;
    }

    private static long[] WorkOut(SqliteStatements statements, Question question, string match, long seen)
    {
        var conditions = QuestionSql.OfArticles(question with { Words = null });
        conditions.AndWhere(seen, "a.seq <= {0}");
        conditions.AndWhere(match, "article_words MATCH {0}");
        return [.. statements.List(
            $"SELECT a.seq FROM article_words JOIN articles a ON a.seq = article_words.rowid WHERE {conditions} ORDER BY {Order}",
            row => row.GetInt64(0),
            conditions.Values)];
    }

    private Ranking? Find(string key)
    {
        lock (gate)
        {
            return latest.FirstOrDefault(entry => entry.Key == key).Ranking;
        }
    }

    private void Keep(string key, Ranking ranking)
    {
        lock (gate)
        {
            latest.AddFirst((key, ranking));
            if (latest.Count > Most)
            {
                latest.RemoveLast();
            }
        }
    }
}
