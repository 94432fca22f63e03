namespace NewsPipeline.Storage.Sqlite;

/// <summary>
/// How well articles answer the words of a question, as SQL; the lower the better, as bm25 has it: what its words weigh, times how
/// near they stand to each other, times how fresh it is. The last two are small factors: a far better match stays ahead.
/// </summary>
/// <param name="conditions">Take what the SQL needs of values.</param>
/// <param name="seen">Articles with a higher number had not arrived.</param>
internal sealed class Relevance(SqliteStatements statements, IReadOnlyList<SpelledName> names, Conditions conditions, long seen)
{
    // A word in the title weighs as much as eight in the text.
    private const string Weight = "bm25(article_words, 8.0, 1.0)";

    // All wanted words near to each other count half as much again, today's article a quarter as much again as one from long ago.
    private const string MostForCloseness = "0.5";
    private const string MostForFreshness = "0.25";
    private const string HalfLife = "604800000.0"; // a week in milliseconds

    private const int NearWords = 10;
    private const int MostPairs = 8;
    private const int MostNearSpellings = 4;

    /// <summary>To be joined to <c>articles a</c> for the <see cref="Score"/>.</summary>
    /// <param name="match">What all articles in question match: no others are weighed.</param>
    public string Joined(string match)
    {
        var overweights = names.SelectMany(Overweights).Select(spelling =>
            $"""
            SELECT rowid AS seq, {conditions.Value(spelling.Share)} * {Weight} AS weight FROM article_words
            WHERE article_words MATCH {conditions.Value(spelling.Match)} AND +rowid IN matching
            """).ToList();
        return overweights.Count == 0
            ? "LEFT JOIN (SELECT 0 AS weight) rare"
            : $"""
              LEFT JOIN (
                WITH matching AS MATERIALIZED (SELECT rowid FROM article_words WHERE article_words MATCH {conditions.Value(match)})
                SELECT seq, sum(weight) AS weight FROM ({string.Join(" UNION ALL ", overweights)}) GROUP BY seq) rare ON rare.seq = a.seq
              """;
    }

    public string Score() => $"({Weight} - coalesce(rare.weight, 0)) * {Closeness()} * {Freshness()}";

    /// <summary>
    /// For bm25 a word weighs by how rare it is; a name has to weigh the same however it is spelled, or articles with the rarest
    /// spelling would come first. So this share of each spelling's weight is too much.
    /// </summary>
    private IEnumerable<(string Match, double Share)> Overweights(SpelledName name)
    {
        var spellings = name.Spellings.Count == 1
            ? []
            : name.Spellings.Select(WordSql.Phrase).Select(match => (Match: match, Articles: Count(match))).Where(spelling => spelling.Articles > 0).ToList();
        return spellings.Count < 2
            ? []
            : spellings.Select(spelling => (spelling.Match, 1 - (Rarity(Count(WordSql.Any(name.Spellings))) / Rarity(spelling.Articles))));
    }

    private long Count(string match) => (long)statements.Ask("SELECT count(*) FROM article_words WHERE article_words MATCH $1", match)!;

    /// <summary>As FTS5 weighs it: next to nothing where more than half of all articles have it.</summary>
    private double Rarity(long articles) => Math.Max(1e-6, Math.Log((ArticleReading.LastSeq(statements) - articles + 0.5) / (articles + 0.5)));

    private string Closeness()
    {
        var pairs = names.Zip(names.Skip(1)).Take(MostPairs)
            .Select(pair => $"(a.seq IN (SELECT rowid FROM article_words WHERE article_words MATCH {conditions.Value(Near(pair.First, pair.Second))}))")
            .ToList();
        return pairs.Count == 0 ? "1" : $"(1 + {MostForCloseness} * ({string.Join(" + ", pairs)}) / {pairs.Count})";
    }

    private static string Near(SpelledName first, SpelledName second) => string.Join(
        " OR ",
        from one in first.Spellings.Take(MostNearSpellings)
        from other in second.Spellings.Take(MostNearSpellings)
        select $"NEAR({WordSql.Phrase(one)} {WordSql.Phrase(other)}, {NearWords})");

    /// <summary>Beside the newest article that had arrived, and not beside the clock: so the order is the same whenever it is worked out.</summary>
    private string Freshness()
    {
        var newest = statements.Ask("SELECT at FROM articles WHERE seq <= $1 ORDER BY at DESC LIMIT 1", seen) ?? 0L;
        return $"(1 + {MostForFreshness} / (1 + ({conditions.Value(newest)} - a.at) / {HalfLife}))";
    }
}
