using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

public sealed class SqliteLedger(SqliteDatabase database, TimeProvider time) : ILedger
{
    public Task FoundAsync(IReadOnlyCollection<Finding> findings, CancellationToken cancellation) =>
        EnterAsync(findings, (entry, finding) => entry.Found(finding), cancellation);

    public Task SettleAsync(IReadOnlyCollection<Settlement> settlements, CancellationToken cancellation) =>
        EnterAsync(settlements, (entry, settlement) => entry.Settle(settlement), cancellation);

    public Task SentAgainAsync(IReadOnlyCollection<FindingId> findings, CancellationToken cancellation) =>
        EnterAsync(findings, (entry, finding) => entry.SentAgain(finding), cancellation);

    public Task WithdrawAsync(IReadOnlyCollection<FindingId> findings, CancellationToken cancellation) =>
        EnterAsync(findings, (entry, finding) => entry.Withdraw(finding), cancellation);

    public Task<Balance> BalanceAsync(string? source, CancellationToken cancellation)
    {
        var overdue = (time.GetUtcNow() - ILedger.SettledWithin).ToUnixTimeMilliseconds();
        return database.AskAsync(statements => LedgerBalance.Read(statements, source, overdue), cancellation);
    }

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

    public Task ForgetUnsettledAsync(CancellationToken cancellation) => EnterAsync(entry => entry.ForgetUnsettled(), cancellation);

    private static bool IsSettled(SqliteStatements statements, FindingId finding) =>
        statements.Ask("SELECT 1 FROM ledger WHERE finding = $1 AND outcome > 0", finding.Value) is not null;

    private Task<bool> EnterAsync<T>(IReadOnlyCollection<T> lines, Action<LedgerEntry, T> enter, CancellationToken cancellation) =>
        EnterAsync(
            entry =>
            {
                foreach (var line in lines)
                {
                    enter(entry, line);
                }
            },
            cancellation);

    private Task<bool> EnterAsync(Action<LedgerEntry> enter, CancellationToken cancellation) =>
        database.ChangeAsync(
            statements =>
            {
                var entry = new LedgerEntry(statements, time.GetUtcNow().ToUnixTimeMilliseconds());
                enter(entry);
                entry.WriteSums();
                return true;
            },
            cancellation);
}
