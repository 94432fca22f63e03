namespace NewsPipeline.Storage.Sqlite;

/// <summary>Adds up the sums that the ledger keeps beside its lines.</summary>
internal static class LedgerBalance
{
    /// <param name="overdue">In milliseconds since 1970: what was found before and is still in flight is unsettled.</param>
    public static Balance Read(SqliteStatements statements, string? source, long overdue)
    {
        var sums = statements.List(
            """
            SELECT outcome, reason, sum(n) FROM ledger_counts
            WHERE $1 IS NULL OR source = (SELECT source FROM ledger_sources WHERE name = $1)
            GROUP BY outcome, reason HAVING sum(n) <> 0
            """,
            row => (Rank: (LedgerRank)row.GetInt64(0), Reason: row.GetString(1), Count: row.GetInt64(2)),
            source);
        long Of(LedgerRank rank) => sums.Where(sum => sum.Rank == rank).Sum(sum => sum.Count);
        return new Balance(
            Of(LedgerRank.Found),
            Of(LedgerRank.Indexed),
            Of(LedgerRank.Duplicate),
            sums.Where(sum => sum.Rank == LedgerRank.Refused).ToDictionary(sum => sum.Reason, sum => sum.Count),
            Of(LedgerRank.InErrorQueue),
            Of(LedgerRank.InFlight),
            Unsettled(statements, source, overdue));
    }

    private static long Unsettled(SqliteStatements statements, string? source, long overdue) =>
        (long)statements.Ask(
            """
            SELECT count(*) FROM ledger
            WHERE outcome = 0 AND found_at < $2 AND ($1 IS NULL OR source = (SELECT source FROM ledger_sources WHERE name = $1))
            """,
            source,
            overdue)!;
}
