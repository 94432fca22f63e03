namespace NewsPipeline.Storage.Sqlite;

/// <summary>
/// What a batch changes in the word indexes, kept until its end: FTS5 gathers changes in memory, and every savepoint in between
/// would make it write a small piece of index that has to be merged later (three times as slow).
/// </summary>
internal sealed class WordRows(SqliteStatements statements)
{
    private readonly List<Change> changes = [];

    /// <summary>To come back to with <see cref="ForgetSince"/>.</summary>
    public int Mark => changes.Count;

    public void PutArticle(long seq, string title, string text) => changes.Add(new(
        "INSERT INTO article_words (rowid, title, text) VALUES ($1, $2, $3)", seq, title, text));

    public void PutCarrier(long carrier, string what, string quote) => changes.Add(new(
        "INSERT INTO carrier_words (rowid, what, quote) VALUES ($1, $2, $3)", carrier, what, quote));

    public void PutName(long entity, string key) => changes.Add(new(
        "INSERT INTO entity_words (rowid, key) VALUES ($1, $2)", entity, key));

    /// <summary>An index over another table's rows has to be told what it was told before.</summary>
    public void TakeArticle(long seq) => Take(
        "INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', $1, $2, $3)",
        "SELECT seq, title, text FROM article_texts WHERE seq = $1",
        seq);

    public void TakeCarriersOf(long article) => Take(
        "INSERT INTO carrier_words (carrier_words, rowid, what, quote) VALUES ('delete', $1, $2, $3)",
        "SELECT carrier, what, quote FROM carriers WHERE article = $1",
        article);

    public void ForgetSince(int mark) => changes.RemoveRange(mark, changes.Count - mark);

    public void Write()
    {
        foreach (var change in changes)
        {
            statements.Run(change.Sql, change.Values);
        }
    }

    private void Take(string sql, string old, long row) => changes.AddRange(
        statements.List(old, reader => new Change(sql, reader.GetInt64(0), reader.GetString(1), reader.GetString(2)), row));

    private readonly record struct Change(string Sql, params object?[] Values);
}
