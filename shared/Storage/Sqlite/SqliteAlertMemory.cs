using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>Alerts in <c>Schema/alerts.sql</c>.</summary>
public sealed class SqliteAlertMemory(SqliteDatabase database, WorkerWatch? watch = null, Damage? damage = null) : IAlertMemory
{
    private const int MostRaisedAtOnce = 500;

    // One transaction, and so one sync, for all demands that wait to be raised.
    private readonly InTray<Raising, Alert?> raisings = new(
        async waiting => await database.ChangeAsync<IReadOnlyList<Alert?>>(
            statements => [.. waiting.Select(raising => Raise(statements, raising))], CancellationToken.None),
        MostRaisedAtOnce)
    { Watch = watch };

    public Task<bool> SubscribeAsync(Subscription subscription, int most, CancellationToken cancellation) =>
        database.ChangeAsync(
            statements => statements.Run(
                """
                INSERT INTO subscription (id, interest, webhook, secret, created_at, owner)
                SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT count(*) FROM subscription) < $7
                """,
                subscription.Id,
                JsonSerializer.Serialize(subscription.Interest, Wire.Json),
                subscription.Webhook?.AbsoluteUri,
                subscription.Secret,
                subscription.CreatedAt.ToUnixTimeMilliseconds(),
                subscription.Owner,
                most) > 0,
            cancellation);

    public Task<IReadOnlyList<Subscription>> SubscriptionsAsync(CancellationToken cancellation) =>
        database.AskAsync(
            statements => Readable(statements, "subscription", $"SELECT {AlertRows.Subscription} FROM subscription s ORDER BY s.created_at, s.id", AlertRows.ReadSubscription),
            cancellation);

    public Task<Subscription?> SubscriptionAsync(string id, CancellationToken cancellation) =>
        database.AskAsync(
            statements => statements
                .List($"SELECT {AlertRows.Subscription} FROM subscription s WHERE s.id = $1", AlertRows.ReadSubscription, id)
                .SingleOrDefault(),
            cancellation);

    public Task<bool> UnsubscribeAsync(string id, CancellationToken cancellation) =>
        database.ChangeAsync(statements => statements.Run("DELETE FROM subscription WHERE id = $1", id) > 0, cancellation);

    public Task<bool> DisableAsync(
        string subscription,
        string problem,
        DateTimeOffset at,
        DateTimeOffset? unlessDeliveredSince,
        CancellationToken cancellation) =>
        database.ChangeAsync(
            statements =>
            {
                var disabled = statements.Run(
                    """
                    UPDATE subscription SET disabled_at = $2, problem = $3
                    WHERE id = $1 AND disabled_at IS NULL AND NOT EXISTS (
                      SELECT 1 FROM delivery WHERE subscription = $1 AND state = 'delivered' AND settled_at > $4)
                    """,
                    subscription,
                    at.ToUnixTimeMilliseconds(),
                    problem,
                    unlessDeliveredSince?.ToUnixTimeMilliseconds() ?? long.MaxValue) > 0;
                if (disabled)
                {
                    GiveUpWaiting(statements, subscription, problem, at);
                }

                return disabled;
            },
            cancellation);

    public Task<Alert?> RaiseAsync(
        DemandReport report,
        DateTimeOffset raisedAt,
        IReadOnlyCollection<string> subscriptions,
        CancellationToken cancellation) =>
        raisings.HandInAsync(new(report, JsonSerializer.Serialize(report, Wire.Json), raisedAt.ToUnixTimeMilliseconds(), subscriptions), cancellation);

    public Task<IReadOnlyList<Alert>> AlertsBeforeAsync(long sequence, int size, CancellationToken cancellation) =>
        database.AskAsync(
            statements => Readable(
                statements, "alert", $"SELECT {AlertRows.Alert} FROM alert a WHERE a.sequence < $1 ORDER BY a.sequence DESC LIMIT $2", AlertRows.ReadAlert, sequence, size),
            cancellation);

    public Task<IReadOnlyList<Alert>> AlertsAfterAsync(long sequence, int size, CancellationToken cancellation) =>
        database.AskAsync(
            statements => Readable(
                statements, "alert", $"SELECT {AlertRows.Alert} FROM alert a WHERE a.sequence > $1 ORDER BY a.sequence LIMIT $2", AlertRows.ReadAlert, sequence, size),
            cancellation);

    public Task<long> LastSequenceAsync(CancellationToken cancellation) =>
        database.AskAsync(statements => statements.Ask("SELECT max(sequence) FROM alert") as long? ?? 0, cancellation);

    public async Task<IReadOnlyList<Delivery>> TakeDueAsync(
        string owner,
        DateTimeOffset now,
        TimeSpan lease,
        int size,
        CancellationToken cancellation)
    {
        var moment = now.ToUnixTimeMilliseconds();
        // Idle loops ask often: only a reader's glance, so that they never hold the write lock.
        return await database.AskAsync(statements => statements.Ask("SELECT 1 FROM delivery WHERE due_at <= $1 LIMIT 1", moment) is null, cancellation)
            ? []
            : await database.ChangeAsync(statements => Lease(statements, owner, moment, moment + (long)lease.TotalMilliseconds, size), cancellation);
    }

    public Task<bool> SettleAsync(string owner, Delivery delivery, DateTimeOffset at, CancellationToken cancellation) =>
        database.ChangeAsync(
            statements => statements.Run(
                """
                UPDATE delivery SET state = $3, due_at = $4, tries = $5, problem = $6, settled_at = $7, leased_by = NULL, leased_until = NULL
                WHERE id = $1 AND leased_by = $2
                """,
                delivery.Id,
                owner,
                AlertRows.Name(delivery.State),
                delivery.DueAt?.ToUnixTimeMilliseconds(),
                delivery.Tries,
                delivery.Problem,
                at.ToUnixTimeMilliseconds()) > 0,
            cancellation);

    public Task<IReadOnlyList<Delivery>> DeliveriesAsync(string subscription, int size, CancellationToken cancellation) =>
        database.AskAsync(
            statements => Readable(
                statements, "delivery", $"SELECT {AlertRows.Delivery} WHERE d.subscription = $1 ORDER BY d.alert DESC LIMIT $2", AlertRows.ReadDelivery, subscription, size),
            cancellation);

    public Task<long> WaitingAsync(CancellationToken cancellation) =>
        database.AskAsync(statements => (long)statements.Ask("SELECT count(*) FROM delivery WHERE due_at IS NOT NULL")!, cancellation);

    private static Alert? Raise(SqliteStatements statements, Raising raising)
    {
        var sequence = statements.Ask(
            "INSERT INTO alert (demand, report, raised_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING sequence",
            raising.Report.Demand.Id.Value,
            raising.Json,
            raising.Moment);
        if (sequence is not long number)
        {
            return null;
        }

        foreach (var subscription in raising.Subscriptions)
        {
            PutInOutbox(statements, number, raising.Report.Demand.Id, subscription, raising.Moment);
        }

        return new Alert(number, raising.Report, DateTimeOffset.FromUnixTimeMilliseconds(raising.Moment));
    }

    private static void PutInOutbox(SqliteStatements statements, long alert, DemandId demand, string subscription, long dueAt) =>
        statements.Run(
            """
            INSERT INTO delivery (id, subscription, alert, state, due_at)
            SELECT $1, id, $2, 'waiting', $3 FROM subscription WHERE id = $4 AND webhook IS NOT NULL AND disabled_at IS NULL
            """,
            Delivery.IdOf(demand, subscription),
            alert,
            dueAt,
            subscription);

    private static void GiveUpWaiting(SqliteStatements statements, string subscription, string problem, DateTimeOffset at) =>
        statements.Run(
            """
            UPDATE delivery SET state = 'given-up', due_at = NULL, problem = $2, settled_at = $3, leased_by = NULL, leased_until = NULL
            WHERE subscription = $1 AND due_at IS NOT NULL
            """,
            subscription,
            problem,
            at.ToUnixTimeMilliseconds());

    /// <summary>Those rows that can be read; the first column names a row.</summary>
    private IReadOnlyList<T> Readable<T>(SqliteStatements statements, string kind, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : class =>
        [.. statements.List(sql, row => damage is null ? read(row) : damage.Read(kind, row.GetString(0), () => read(row)), values).OfType<T>()];

    private IReadOnlyList<Delivery> Lease(SqliteStatements statements, string owner, long now, long until, int size)
    {
        // INDEXED BY: left to itself, the engine counts what is underway by walking the whole outbox.
        var taken = statements.List(
            $"""
            WITH underway AS (SELECT subscription, count(*) AS number FROM delivery INDEXED BY delivery_underway WHERE leased_until > $2 GROUP BY subscription)
            UPDATE delivery SET leased_by = $1, leased_until = $3 WHERE id IN (
              SELECT id FROM (
                SELECT d.id, d.due_at, d.alert, row_number() OVER (PARTITION BY s.id ORDER BY d.due_at, d.alert) + coalesce(u.number, 0) AS turn
                FROM subscription s
                LEFT JOIN underway u ON u.subscription = s.id
                JOIN delivery d ON d.id IN (
                  SELECT id FROM delivery
                  WHERE subscription = s.id AND due_at <= $2 AND (leased_until IS NULL OR leased_until <= $2)
                  ORDER BY due_at, alert LIMIT {IAlertMemory.MostAtOnceToOne}))
              WHERE turn <= {IAlertMemory.MostAtOnceToOne}
              ORDER BY due_at, alert LIMIT $4)
            RETURNING id
            """,
            row => row.GetString(0),
            owner,
            now,
            until,
            size);
        return Readable(
            statements,
            "delivery",
            $"SELECT {AlertRows.Delivery} WHERE d.id IN (SELECT value FROM json_each($1)) ORDER BY d.due_at, d.alert",
            AlertRows.ReadDelivery,
            JsonSerializer.Serialize(taken));
    }

    private sealed record Raising(DemandReport Report, string Json, long Moment, IReadOnlyCollection<string> Subscriptions);
}
