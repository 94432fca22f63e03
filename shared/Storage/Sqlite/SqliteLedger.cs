using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

public sealed class SqliteLedger(SqliteDatabase database, TimeProvider time) : ILedger
{
    public Task FoundAsync(IReadOnlyCollection<Finding> findings, CancellationToken cancellation) =>
        EnterAsync(findings, (entry, finding) => entry.Found(finding), cancellation);

    public Task SettleAsync(IReadOnlyCollection<Settlement> settlements, CancellationToken cancellation) =>
        EnterAsync(settlements, (entry, settlement) => entry.Settle(settlement), cancellation);

    public Task<Balance> BalanceAsync(string? source, CancellationToken cancellation) =>
        database.AskAsync(statements => LedgerBalance.Read(statements, source), cancellation);

    public Task<IReadOnlyList<double>> MillisecondsToSearchableAsync(string source, CancellationToken cancellation) =>
        database.AskAsync<IReadOnlyList<double>>(
            statements => statements.List(
                """
                SELECT settled_at - found_at FROM ledger
                WHERE outcome = 4 AND source = (SELECT source FROM ledger_sources WHERE name = $1) ORDER BY 1
                """,
                row => (double)row.GetInt64(0),
                source),
            cancellation);

    public Task<IReadOnlyCollection<FindingId>> UnsettledAsync(IReadOnlyCollection<FindingId> findings, CancellationToken cancellation) =>
        database.AskAsync<IReadOnlyCollection<FindingId>>(
            statements => [.. findings.Where(finding => !IsSettled(statements, finding))],
            cancellation);

    public Task ForgetUnsettledAsync(CancellationToken cancellation) =>
        database.ChangeAsync(
            statements =>
            {
                LedgerEntry.ForgetUnsettled(statements);
                return 0;
            },
            cancellation);

    private static bool IsSettled(SqliteStatements statements, FindingId finding) =>
        statements.Ask("SELECT 1 FROM ledger WHERE finding = $1 AND outcome > 0", finding.Value) is not null;

    private Task<int> EnterAsync<T>(IReadOnlyCollection<T> lines, Action<LedgerEntry, T> enter, CancellationToken cancellation) =>
        database.ChangeAsync(
            statements =>
            {
                var entry = new LedgerEntry(statements, time.GetUtcNow().ToUnixTimeMilliseconds());
                foreach (var line in lines)
                {
                    enter(entry, line);
                }

                entry.WriteSums();
                return lines.Count;
            },
            cancellation);
}
