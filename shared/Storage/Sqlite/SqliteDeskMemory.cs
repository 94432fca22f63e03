using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>The desk's journal in <c>Schema/desk.sql</c>.</summary>
public sealed class SqliteDeskMemory(SqliteDatabase database, Damage damage) : IDeskMemory
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
        IReadOnlyList<(long Number, DeskEntry? Entry)> read;
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
            foreach (var entry in read.Select(row => row.Entry).OfType<DeskEntry>())
            {
                yield return entry;
            }

            number = read is [.., var latest] ? latest.Number : number;
        }
        while (read.Count == RowsARead);
    }

    public Task<long> LastAsync(CancellationToken cancellation) => database.AskAsync(Last, cancellation);

    public Task<IReadOnlyDictionary<ArticleId, DeskEntry>> FindAsync(IReadOnlyCollection<ArticleId> articles, CancellationToken cancellation) =>
        database.AskAsync<IReadOnlyDictionary<ArticleId, DeskEntry>>(
            statements => articles.Distinct().SelectMany(article => Find(statements, article)).ToDictionary(entry => entry.Article),
            cancellation);

    /// <summary>The latest that can be read; none, or one.</summary>
    private IEnumerable<DeskEntry> Find(SqliteStatements statements, ArticleId article) =>
        statements.List($"SELECT {Columns} FROM desk_entry WHERE article = $1 ORDER BY number DESC", Read, article.Value)
            .Select(row => row.Entry).OfType<DeskEntry>().Take(1);

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

    private (long Number, DeskEntry? Entry) Read(SqliteDataReader row)
    {
        var number = row.GetInt64(0);
        return (number, damage.Read("desk entry", string.Create(CultureInfo.InvariantCulture, $"{number}"), () => EntryIn(row)));
    }

    private static DeskEntry EntryIn(SqliteDataReader row) => new(
        row.GetInt64(0),
        new ArticleId(row.GetString(1)),
        row.GetString(2),
        new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero),
        new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero),
        JsonSerializer.Deserialize<Placement>(row.GetString(5), Wire.Strict) ?? throw new JsonException("There is no placement."),
        JsonSerializer.Deserialize<DemandReport[]>(row.GetString(6), Wire.Strict) ?? throw new JsonException("There are no reports."),
        row.GetFieldValue<byte[]>(7));
}
