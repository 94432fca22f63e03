using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>How a subscription, an alert and a delivery lie in their rows.</summary>
internal static class AlertRows
{
    public const string Subscription = "s.id, s.interest, s.webhook, s.secret, s.created_at, s.disabled_at, s.problem, s.owner";
    public const string Alert = "a.sequence, a.report, a.raised_at";
    public const string Delivery =
        $"""
        {Subscription}, {Alert}, d.id, d.state, d.due_at, d.tries, d.problem, d.settled_at
        FROM delivery d JOIN subscription s ON s.id = d.subscription JOIN alert a ON a.sequence = d.alert
        """;

    private const int AfterSubscription = 8;
    private const int AfterAlert = 11;

    public static Subscription ReadSubscription(SqliteDataReader row) =>
        new(
            row.GetString(0),
            JsonSerializer.Deserialize<Interest>(row.GetString(1), Wire.Strict)!,
            Text(row, 2) is { } webhook ? new Uri(webhook) : null,
            Text(row, 3),
            Moment(row, 4)!.Value,
            Moment(row, 5),
            Text(row, 6),
            Text(row, 7));

    public static Alert ReadAlert(SqliteDataReader row) => ReadAlert(row, 0);

    public static Delivery ReadDelivery(SqliteDataReader row) =>
        new(
            row.GetString(AfterAlert),
            ReadSubscription(row),
            ReadAlert(row, AfterSubscription),
            State(row.GetString(AfterAlert + 1)),
            Moment(row, AfterAlert + 2),
            row.GetInt32(AfterAlert + 3),
            Text(row, AfterAlert + 4),
            Moment(row, AfterAlert + 5));

    public static string Name(DeliveryState state) => JsonSerializer.SerializeToElement(state, Wire.Json).GetString()!;

    private static DeliveryState State(string name) => Enum.GetValues<DeliveryState>().Single(state => Name(state) == name);

    private static Alert ReadAlert(SqliteDataReader row, int from) =>
        new(row.GetInt64(from), JsonSerializer.Deserialize<DemandReport>(row.GetString(from + 1), Wire.Strict)!, Moment(row, from + 2)!.Value);

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Moment(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
