using System.Runtime.InteropServices;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>One transaction's writing in the ledger: its lines, and in the end the sums that changed.</summary>
internal sealed class LedgerEntry(SqliteStatements statements, long now)
{
    private readonly Dictionary<string, long> sources = [];
    private readonly Dictionary<(long Source, LedgerRank Rank, string Reason), long> sums = [];

    public void Found(Finding finding)
    {
        var source = SourceOf(finding.Source);
        if (statements.Run(
            "INSERT INTO ledger (finding, source, outcome, found_at) VALUES ($1, $2, 0, $3) ON CONFLICT DO NOTHING",
            finding.Id.Value, source, now) == 1)
        {
            Add(source, LedgerRank.Found, "", 1);
            Add(source, LedgerRank.InFlight, "", 1);
        }
    }

    public void Settle(Settlement settlement)
    {
        Found(settlement.Finding);
        var (source, old, oldReason) = LineOf(settlement.Finding.Id)!.Value;
        var (rank, reason) = settlement.Outcome.Rank();
        if (rank <= old)
        {
            return;
        }

        statements.Run(
            "UPDATE ledger SET outcome = $2, reason = $3, settled_at = $4 WHERE finding = $1",
            settlement.Finding.Id.Value, (long)rank, reason, now);
        Add(source, old, oldReason, -1);
        Add(source, rank, reason, 1);
    }

    public void SentAgain(FindingId finding)
    {
        if (LineOf(finding) is { Rank: LedgerRank.InErrorQueue } line)
        {
            statements.Run("UPDATE ledger SET outcome = 0, reason = '', settled_at = NULL WHERE finding = $1", finding.Value);
            Add(line.Source, LedgerRank.InErrorQueue, "", -1);
            Add(line.Source, LedgerRank.InFlight, "", 1);
        }
    }

    public void Withdraw(FindingId finding)
    {
        if (LineOf(finding) is { Rank: LedgerRank.InErrorQueue } line)
        {
            statements.Run("DELETE FROM ledger WHERE finding = $1", finding.Value);
            Add(line.Source, LedgerRank.InErrorQueue, "", -1);
            Add(line.Source, LedgerRank.Found, "", -1);
        }
    }

    public void ForgetUnsettled()
    {
        foreach (var (source, count) in statements.List(
            "SELECT source, count(*) FROM ledger WHERE outcome = 0 GROUP BY source", row => (row.GetInt64(0), row.GetInt64(1))))
        {
            Add(source, LedgerRank.InFlight, "", -count);
            Add(source, LedgerRank.Found, "", -count);
        }

        statements.Run("DELETE FROM ledger WHERE outcome = 0");
    }

    public void WriteSums()
    {
        foreach (var ((source, rank, reason), change) in sums.Where(sum => sum.Value != 0))
        {
            statements.Run(
                """
                INSERT INTO ledger_counts (source, outcome, reason, n) VALUES ($1, $2, $3, $4)
                ON CONFLICT (source, outcome, reason) DO UPDATE SET n = n + excluded.n
                """,
                source, (long)rank, reason, change);
        }
    }

    private void Add(long source, LedgerRank rank, string reason, long change) =>
        CollectionsMarshal.GetValueRefOrAddDefault(sums, (source, rank, rank == LedgerRank.Refused ? reason : ""), out _) += change;

    private (long Source, LedgerRank Rank, string Reason)? LineOf(FindingId finding)
    {
        using var row = statements.Read("SELECT source, outcome, reason FROM ledger WHERE finding = $1", finding.Value);
        return row.Read() ? (row.GetInt64(0), (LedgerRank)row.GetInt64(1), row.GetString(2)) : null;
    }

    private long SourceOf(string name)
    {
        if (!sources.TryGetValue(name, out var source))
        {
            statements.Run("INSERT INTO ledger_sources (name) VALUES ($1) ON CONFLICT DO NOTHING", name);
            source = (long)statements.Ask("SELECT source FROM ledger_sources WHERE name = $1", name)!;
            sources.Add(name, source);
        }

        return source;
    }
}
