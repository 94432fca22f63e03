using Microsoft.Data.Sqlite;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>Errors in <c>Schema/errors.sql</c>.</summary>
public sealed class SqliteErrorMemory(SqliteDatabase database) : IErrorMemory
{
    private const string Columns =
        """
        id, queue, kind, reason, detail, first_at, last_at, times, finding, source, article, title, state, length,
        sent_again_at, discarded_at, discarded_by, discarded_why
        """;

    private const string Searched =
        "reason || char(10) || detail || char(10) || coalesce(title, '') || char(10) || id || char(10) || coalesce(article, '') || char(10) || coalesce(finding, '')";

    public Task FileAsync(IReadOnlyCollection<Failure> failures, CancellationToken cancellation) =>
        database.ChangeAsync(
            statements =>
            {
                foreach (var failure in failures)
                {
                    File(statements, failure.Trimmed());
                }

                return failures.Count;
            },
            cancellation);

    public Task<Page<FiledError>> ErrorsAsync(ErrorQuestion question, CancellationToken cancellation) =>
        database.AskAsync(statements => Page(statements, question), cancellation);

    public Task<FiledError?> ErrorAsync(ErrorId id, CancellationToken cancellation) =>
        database.AskAsync(
            statements => statements.List($"SELECT {Columns}, body FROM errors WHERE id = $1", row => Read(row) with { Body = row.GetFieldValue<byte[]>(18) }, id.Value).SingleOrDefault(),
            cancellation);

    public Task<bool> SentAgainAsync(ErrorId id, int times, DateTimeOffset at, CancellationToken cancellation) =>
        database.ChangeAsync(
            statements => statements.Run(
                "UPDATE errors SET state = 1, sent_again_at = $3 WHERE id = $1 AND times <= $2 AND state < 2",
                id.Value, times, at.ToUnixTimeMilliseconds()) > 0,
            cancellation);

    public Task<bool> DiscardAsync(ErrorId id, Discarding discarding, CancellationToken cancellation) =>
        database.ChangeAsync(
            statements => statements.Run(
                "UPDATE errors SET state = 2, discarded_at = $2, discarded_by = $3, discarded_why = $4 WHERE id = $1 AND state = 0",
                id.Value, discarding.At.ToUnixTimeMilliseconds(), discarding.By, discarding.Why) > 0,
            cancellation);

    public Task<IReadOnlyList<ErrorCount>> CountsAsync(CancellationToken cancellation) =>
        database.AskAsync(
            statements => statements.List(
                "SELECT queue, kind, count(*), min(last_at) FROM errors WHERE state = 0 GROUP BY queue, kind ORDER BY queue, kind",
                row => new ErrorCount(row.GetString(0), (ErrorKind)row.GetInt32(1), row.GetInt64(2), row.MomentAt(3))),
            cancellation);

    private static void File(SqliteStatements statements, Failure failure) =>
        statements.Run(
            """
            INSERT INTO errors (id, queue, kind, reason, detail, first_at, last_at, times, finding, source, article, title, state, length, body)
            VALUES ($1, $2, $3, $4, $5, $6, $6, 1, $7, $8, $9, $10, 0, $11, $12)
            ON CONFLICT (id) DO UPDATE SET
              reason = excluded.reason, detail = excluded.detail, last_at = max(last_at, excluded.last_at), times = times + 1,
              state = CASE state WHEN 2 THEN 2 ELSE 0 END, length = excluded.length, body = excluded.body
            """,
            failure.Id.Value,
            failure.Queue,
            (long)failure.Kind,
            failure.Reason,
            failure.Detail,
            failure.At.ToUnixTimeMilliseconds(),
            failure.Finding?.Id.Value,
            failure.Finding?.Source,
            failure.Article?.Value,
            failure.Title,
            failure.Body.Length,
            failure.KeptBody.ToArray());

    private static Page<FiledError> Page(SqliteStatements statements, ErrorQuestion question)
    {
        var end = ErrorPageEnd.Of(question);
        var conditions = Conditions(question);
        var total = (long)statements.Ask($"SELECT count(*) FROM errors WHERE {conditions}", conditions.Values)!;
        if (end is not null)
        {
            conditions.And($"(last_at, id) < ({conditions.Value(end.LastAt)}, {conditions.Value(end.Id)})");
        }

        var rows = statements.List(
            $"SELECT {Columns} FROM errors WHERE {conditions} ORDER BY last_at DESC, id DESC LIMIT {question.Size + 1}", Read, conditions.Values);
        var shown = rows.Take(question.Size).ToList();
        var next = rows.Count > shown.Count ? ErrorPageEnd.CursorAfter(shown[^1], question) : null;
        return new(shown, total, next);
    }

    private static Conditions Conditions(ErrorQuestion question)
    {
        var conditions = new Conditions();
        conditions.AndWhere(question.State is { } state ? (long)state : null, "state = {0}");
        conditions.AndWhere(question.Queue, "queue = {0}");
        conditions.AndWhere(question.Reason, "substr(reason, 1, length({0})) = {0}");
        conditions.AndWhere(question.Text is { } text ? $"%{Escaped(text)}%" : null, $"({Searched}) LIKE {{0}} ESCAPE '\\'");
        return conditions;
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static FiledError Read(SqliteDataReader row) => new(
        new ErrorId(row.GetString(0)),
        row.GetString(1),
        (ErrorKind)row.GetInt32(2),
        row.GetString(3),
        row.GetString(4),
        row.MomentAt(5),
        row.MomentAt(6),
        row.GetInt32(7),
        row.TextAt(8) is { } finding ? new Finding(new FindingId(finding), row.GetString(9)) : null,
        row.ArticleAt(10),
        row.TextAt(11),
        (ErrorState)row.GetInt32(12),
        row.GetInt64(13),
        Body: null,
        row.IsDBNull(14) ? null : row.MomentAt(14),
        row.IsDBNull(15) ? null : new Discarding(row.GetString(17), row.GetString(16), row.MomentAt(15)));
}
