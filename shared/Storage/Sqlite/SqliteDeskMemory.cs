using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>The desk's journal in <c>Schema/desk.sql</c>.</summary>
public sealed class SqliteDeskMemory(SqliteDatabase database) : IDeskMemory
{
    private const int RowsARead = 1_000;
    private const string Columns = "number, article, text_hash, at, decided_at, placement, raised, features";

    public Task<bool> RememberAsync(long lastKnown, IReadOnlyList<DeskEntry> entries, CancellationToken cancellation) =>
        database.ChangeAsync(
            statements =>
            {
                if (Last(statements) != lastKnown)
                {
                    return false;
                }

                foreach (var entry in entries)
                {
                    Add(statements, entry);
                }

                return true;
            },
            cancellation);

    public async IAsyncEnumerable<DeskEntry> AfterAsync(
        long number,
        DateTimeOffset notBefore,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        IReadOnlyList<DeskEntry> read;
        do
        {
            var after = number;
            read = await database.AskAsync(
                statements => statements.List(
                    $"SELECT {Columns} FROM desk_entry WHERE number > $1 AND decided_at >= $2 ORDER BY number LIMIT {RowsARead}",
                    Read,
                    after,
                    notBefore.UtcTicks),
                cancellation);
            foreach (var entry in read)
            {
                yield return entry;
                number = entry.Number;
            }
        }
        while (read.Count == RowsARead);
    }

    public Task<long> LastAsync(CancellationToken cancellation) => database.AskAsync(Last, cancellation);

    public Task<IReadOnlyDictionary<ArticleId, DeskEntry>> FindAsync(IReadOnlyCollection<ArticleId> articles, CancellationToken cancellation) =>
        database.AskAsync<IReadOnlyDictionary<ArticleId, DeskEntry>>(
            statements => articles.Distinct().SelectMany(article => Find(statements, article)).ToDictionary(entry => entry.Article),
            cancellation);

    private static IReadOnlyList<DeskEntry> Find(SqliteStatements statements, ArticleId article) =>
        statements.List($"SELECT {Columns} FROM desk_entry WHERE article = $1 ORDER BY number DESC LIMIT 1", Read, article.Value);

    private static long Last(SqliteStatements statements) => (long)(statements.Ask("SELECT max(number) FROM desk_entry") ?? 0L);

    private static void Add(SqliteStatements statements, DeskEntry entry) =>
        statements.Run(
            $"INSERT INTO desk_entry ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            entry.Number,
            entry.Article.Value,
            entry.TextHash,
            entry.At.UtcTicks,
            entry.DecidedAt.UtcTicks,
            JsonSerializer.Serialize(entry.Placement, Wire.Json),
            JsonSerializer.Serialize(entry.Raised, Wire.Json),
            entry.Features);

    private static DeskEntry Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        new ArticleId(row.GetString(1)),
        row.GetString(2),
        new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero),
        new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero),
        JsonSerializer.Deserialize<Placement>(row.GetString(5), Wire.Json)!,
        JsonSerializer.Deserialize<DemandReport[]>(row.GetString(6), Wire.Json)!,
        row.GetFieldValue<byte[]>(7));
}
