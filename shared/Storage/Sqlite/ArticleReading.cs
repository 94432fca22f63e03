using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

internal static class ArticleReading
{
    private const string List = "articles";

    public static Page<ArticleView> Page(SqliteStatements statements, Question question, Rankings rankings)
    {
        var cursor = PageEnd.Of(List, question);
        var seen = cursor?.Seen ?? LastSeq(statements);
        var words = SearchWords.Parse(question.Words);
        return words is null or { Wanted: [] }
            ? Newest(statements, question, cursor, seen)
            : Best(statements, question, WordSql.Match(words)!, cursor, rankings.Of(statements, question, words, seen));
    }

    public static ArticleView? One(SqliteStatements statements, ArticleId id)
    {
        var seq = (long?)statements.Ask("SELECT seq FROM articles WHERE id = $1", id.Value);
        return seq is null ? null : Load(statements, seq.Value, match: null, withText: true);
    }

    /// <summary>The store's present end: no article with a higher number is there yet.</summary>
    public static long LastSeq(SqliteStatements statements) => (long)(statements.Ask("SELECT max(seq) FROM articles") ?? 0L);

    private static Page<ArticleView> Newest(SqliteStatements statements, Question question, PageEnd? cursor, long seen)
    {
        var conditions = QuestionSql.OfArticles(question);
        conditions.AndWhere(seen, "a.seq <= {0}");
        var total = (long)statements.Ask($"SELECT count(*) FROM articles a WHERE {conditions}", conditions.Values)!;
        if (cursor is not null)
        {
            conditions.And($"(a.at, a.id) < ({conditions.Value(cursor.Sort)}, {conditions.Value(cursor.Id)})");
        }

        var rows = statements.List(
            $"SELECT a.seq, a.at, a.id FROM articles a WHERE {conditions} ORDER BY a.at DESC, a.id DESC LIMIT {question.Size + 1}",
            row => (Seq: row.GetInt64(0), At: row.GetInt64(1), Id: row.GetString(2)),
            conditions.Values);
        var shown = rows.Take(question.Size).ToList();
        var next = rows.Count > shown.Count ? new PageEnd(seen, shown[^1].At, shown[^1].Id).CursorFor(List, question) : null;
        return new([.. shown.Select(row => Load(statements, row.Seq, match: null, withText: false)!)], total, next);
    }

    private static Page<ArticleView> Best(SqliteStatements statements, Question question, string match, PageEnd? cursor, Ranking ranking)
    {
        var start = (int)Math.Clamp(cursor?.Sort ?? 0, 0, ranking.Articles.Length);
        var shown = ranking.Articles.Skip(start).Take(question.Size).ToList();
        var end = start + shown.Count;
        var next = end < ranking.Articles.Length ? new PageEnd(ranking.Seen, end, "").CursorFor(List, question) : null;
        return new([.. shown.Select(seq => Load(statements, seq, match, withText: false)).OfType<ArticleView>()], ranking.Articles.Length, next);
    }

    private static ArticleView? Load(SqliteStatements statements, long seq, string? match, bool withText)
    {
        using var row = statements.Read(
            """
            SELECT a.id, a.outlet, t.url, t.title, t.text, a.language, a.at, a.found_at, a.indexed_at, a.revision, a.text_hash, a.story,
              a.duplicate_of, t.details
            FROM articles a JOIN article_texts t ON t.seq = a.seq WHERE a.seq = $1
            """,
            seq);
        return row.Read() ? View(row, Passage(statements, seq, match), withText) : null;
    }

    private static ArticleView View(SqliteDataReader row, string? passage, bool withText)
    {
        var details = JsonSerializer.Deserialize<ArticleDetails>(row.GetString(13), Wire.Json)!;
        var text = row.GetString(4);
        return new ArticleView(
            new ArticleId(row.GetString(0)),
            row.GetString(1),
            details.Feed,
            row.UriAt(2),
            row.GetString(3),
            passage is null ? Snippet.Beginning(text) : Snippet.Html(passage),
            withText ? text : null,
            row.GetString(5),
            row.MomentAt(6),
            details.PublishedAt,
            row.MomentAt(7),
            row.MomentAt(8),
            new Revision(row.GetInt64(9), row.GetString(10)),
            new StoryId(row.GetString(11)),
            row.ArticleAt(12),
            details.Entities,
            details.Demands,
            details.Responses)
        {
            Unread = details.Unread,
        };
    }

    private static string? Passage(SqliteStatements statements, long seq, string? match) => match is null
        ? null
        : (string?)statements.Ask(
            "SELECT snippet(article_words, 1, char(1), char(2), '…', 40) FROM article_words WHERE article_words MATCH $1 AND rowid = $2", match, seq);
}
