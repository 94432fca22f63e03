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

    private readonly LinkedList<(string Key, Ranking Ranking)> latest = [];
    private readonly Lock gate = new();

    public Ranking Of(SqliteStatements statements, Question question, SearchWords words, long seen)
    {
        var key = $"{seen} {question with { Cursor = null, Size = 1 }}";
        if (Find(key) is { } known)
        {
            return known;
        }

        var ranking = new Ranking(seen, WorkOut(statements, question, words, seen));
        Keep(key, ranking);
        return ranking;
    }

    private static long[] WorkOut(SqliteStatements statements, Question question, SearchWords words, long seen)
    {
        var conditions = QuestionSql.OfArticles(question with { Words = null });
        conditions.AndWhere(seen, "a.seq <= {0}");
        var match = WordSql.Match(words)!;
        conditions.And($"article_words MATCH {conditions.Value(match)}");
        var relevance = new Relevance(statements, Spellings.Of(words.Wanted), conditions, seen);
        return [.. statements.List(
            $"""
            SELECT a.seq FROM article_words JOIN articles a ON a.seq = article_words.rowid {relevance.Joined(match)}
            WHERE {conditions} ORDER BY {relevance.Score()}, a.at DESC, a.id DESC
            """,
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
