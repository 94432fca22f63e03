using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>Feeds, marks and leases in <c>Schema/feeds.sql</c>.</summary>
public sealed class SqliteFeedMemory(SqliteDatabase database) : IFeedMemory
{
    private const string Columns =
        "feed, outlet, title, etag, last_modified, visited_at, due_at, rest, failures, problem, articles";

    private const string Select = $"SELECT {Columns}, source, well_at FROM feed LEFT JOIN feed_source USING (feed) LEFT JOIN feed_well USING (feed)";

    public Task<FeedState?> FindAsync(string feed, CancellationToken cancellation) =>
        database.AskAsync(
            statements => statements.List($"{Select} WHERE feed = $1", ReadState, feed).SingleOrDefault(),
            cancellation);

    public Task<IReadOnlyList<FeedState>> AllAsync(CancellationToken cancellation) =>
        database.AskAsync(statements => statements.List($"{Select} ORDER BY feed", ReadState), cancellation);

    public Task<IReadOnlyDictionary<ArticleId, string>> SeenAsync(
        string feed,
        IReadOnlyCollection<ArticleId> articles,
        CancellationToken cancellation) =>
        database.AskAsync<IReadOnlyDictionary<ArticleId, string>>(
            statements => statements
                .List(
                    "SELECT article, text_hash FROM feed_mark WHERE feed = $1 AND article IN (SELECT value FROM json_each($2))",
                    row => (Article: new ArticleId(row.GetString(0)), Hash: row.GetString(1)),
                    feed,
                    JsonSerializer.Serialize(articles, Wire.Json))
                .ToDictionary(mark => mark.Article, mark => mark.Hash),
            cancellation);

    public Task SaveAsync(FeedState state, IReadOnlyDictionary<ArticleId, string> seen, CancellationToken cancellation) =>
        database.ChangeAsync(
            statements =>
            {
                SaveState(statements, state);
                SaveMarks(statements, state, seen);
                return seen.Count;
            },
            cancellation);

    public Task<bool> TryLeaseAsync(string host, string owner, DateTimeOffset now, TimeSpan length, CancellationToken cancellation) =>
        database.ChangeAsync(
            statements => statements.Run(
                """
                INSERT INTO feed_lease (host, owner, until) VALUES ($1, $2, $4)
                ON CONFLICT (host) DO UPDATE SET owner = excluded.owner, until = excluded.until
                WHERE owner = excluded.owner OR until <= $3
                """,
                host,
                owner,
                now.ToUnixTimeMilliseconds(),
                (now + length).ToUnixTimeMilliseconds()) > 0,
            cancellation);

    public Task ReleaseAsync(string host, string owner, CancellationToken cancellation) =>
        database.ChangeAsync(
            statements => statements.Run("DELETE FROM feed_lease WHERE host = $1 AND owner = $2", host, owner),
            cancellation);

    private static void SaveState(SqliteStatements statements, FeedState state)
    {
        statements.Run(
            $"INSERT OR REPLACE INTO feed ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            state.Feed,
            state.Outlet,
            state.Title,
            state.ETag,
            state.LastModified,
            state.VisitedAt?.ToUnixTimeMilliseconds(),
            state.DueAt.ToUnixTimeMilliseconds(),
            (long)state.Interval.TotalMilliseconds,
            state.Failures,
            state.Problem,
            state.Articles);
        statements.Run("DELETE FROM feed_source WHERE feed = $1", state.Feed);
        if (state.Source is { } source)
        {
            statements.Run("INSERT INTO feed_source (feed, source) VALUES ($1, $2)", state.Feed, source);
        }

        if (state.WellAt is { } well)
        {
            statements.Run("INSERT OR REPLACE INTO feed_well (feed, well_at) VALUES ($1, $2)", state.Feed, well.ToUnixTimeMilliseconds());
        }
    }

    private static void SaveMarks(SqliteStatements statements, FeedState state, IReadOnlyDictionary<ArticleId, string> seen)
    {
        if (seen.Count == 0 || state.VisitedAt is not { } now)
        {
            return;
        }

        statements.Run(
            """
            INSERT INTO feed_mark (feed, article, text_hash, offered_at)
            SELECT $1, key, value, $3 FROM json_each($2) WHERE true
            ON CONFLICT (feed, article) DO UPDATE SET text_hash = excluded.text_hash, offered_at = excluded.offered_at
            """,
            state.Feed,
            JsonSerializer.Serialize(seen, Wire.Json),
            now.ToUnixTimeMilliseconds());
        statements.Run(
            "DELETE FROM feed_mark WHERE feed = $1 AND offered_at < $2",
            state.Feed,
            (now - IFeedMemory.MarksKept).ToUnixTimeMilliseconds());
    }

    private static FeedState ReadState(SqliteDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.TextAt(2),
            row.TextAt(3),
            row.TextAt(4),
            row.IsDBNull(5) ? null : row.MomentAt(5),
            row.MomentAt(6),
            TimeSpan.FromMilliseconds(row.GetInt64(7)),
            row.GetInt32(8),
            row.TextAt(9),
            row.GetInt64(10))
        { Source = row.TextAt(11), WellAt = row.IsDBNull(12) ? null : row.MomentAt(12) };
}
