using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Storage.Tests;

/// <summary>What every alert memory promises.</summary>
public sealed class AlertMemoryTests : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset Noon = Some.Morning.AddHours(4);

    private readonly string folder = Directory.CreateTempSubdirectory("alerts").FullName;
    private readonly List<SqliteDatabase> open = [];

    [Fact]
    public async Task A_subscription_comes_back_as_it_was_made()
    {
        var made = Made("s1") with { Interest = new() { Words = "troops", Issuer = "Q159", Strength = Strength.Insist }, Owner = "alice" };

        Assert.True(await Memory().SubscribeAsync(made, 10, default));

        Assert.Equal(made, await Memory().SubscriptionAsync("s1", default));
        Assert.Equal([made], await Memory().SubscriptionsAsync(default));
        Assert.Null(await Memory().SubscriptionAsync("s2", default));
    }

    [Fact]
    public async Task A_file_of_a_version_without_owners_keeps_its_subscriptions()
    {
        await Memory().SubscribeAsync(Made("s1"), 10, default);
        await open[0].ChangeAsync(statements => statements.Run("ALTER TABLE subscription DROP COLUMN owner"), default);

        var later = Memory();

        Assert.Equal([Made("s1")], await later.SubscriptionsAsync(default));
        Assert.True(await later.SubscribeAsync(Made("s2") with { Owner = "alice" }, 10, default));
        Assert.Equal("alice", (await later.SubscriptionAsync("s2", default))!.Owner);
    }

    [Fact]
    public async Task There_are_no_more_subscriptions_than_allowed()
    {
        var memory = Memory();

        Assert.True(await memory.SubscribeAsync(Made("s1"), 1, default));
        Assert.False(await memory.SubscribeAsync(Made("s2"), 1, default));

        Assert.Equal(["s1"], (await memory.SubscriptionsAsync(default)).Select(subscription => subscription.Id));
    }

    [Fact]
    public async Task A_demand_is_noted_once_and_put_in_the_outbox_once()
    {
        var memory = Memory();
        await memory.SubscribeAsync(Made("s1"), 10, default);

        var first = await memory.RaiseAsync(Report("d1"), Noon, ["s1"], default);
        var again = await Memory().RaiseAsync(Report("d1"), Noon.AddHours(1), ["s1"], default);

        Assert.Equal(1, first?.Sequence);
        Assert.Null(again);
        Assert.Single(await memory.DeliveriesAsync("s1", 10, default));
        Assert.Equal(1, await memory.WaitingAsync(default));
    }

    [Fact]
    public async Task Of_many_that_raise_the_same_demands_at_once_one_raises_each()
    {
        var memory = Memory();
        await memory.SubscribeAsync(Made("s1"), 10, default);

        var raised = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => memory.RaiseAsync(Report($"d{i % 100}"), Noon, ["s1"], default)));

        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"d{i}"), raised.OfType<Alert>().OrderBy(alert => alert.Sequence).Select(alert => alert.Report.Demand.Id.Value));
        Assert.Equal(100, await memory.WaitingAsync(default));
    }

    [Fact]
    public async Task Only_a_subscription_with_a_working_webhook_gets_a_delivery()
    {
        var memory = Memory();
        await memory.SubscribeAsync(Made("listens") with { Webhook = null, Secret = null }, 10, default);
        await memory.SubscribeAsync(Made("disabled"), 10, default);
        await memory.DisableAsync("disabled", "gone", Noon, null, default);

        var raised = await memory.RaiseAsync(Report("d1"), Noon, ["listens", "disabled", "was-removed"], default);

        Assert.NotNull(raised);
        Assert.Equal(0, await memory.WaitingAsync(default));
    }

    [Fact]
    public async Task Alerts_are_read_forwards_from_a_number_and_backwards_from_another()
    {
        var memory = Memory();
        Assert.Equal(0, await memory.LastSequenceAsync(default));
        for (var i = 1; i <= 5; i++)
        {
            await memory.RaiseAsync(Report($"d{i}"), Noon, [], default);
        }

        Assert.Equal([3, 4], (await memory.AlertsAfterAsync(2, 2, default)).Select(alert => alert.Sequence));
        Assert.Equal([5, 4], (await memory.AlertsBeforeAsync(long.MaxValue, 2, default)).Select(alert => alert.Sequence));
        Assert.Equal([1], (await memory.AlertsBeforeAsync(2, 5, default)).Select(alert => alert.Sequence));
        Assert.Equal(5, await memory.LastSequenceAsync(default));
        Assert.Equivalent(Report("d5"), (await memory.AlertsAfterAsync(4, 1, default))[0].Report, strict: true);
    }

    [Fact]
    public async Task What_one_owner_has_taken_no_other_gets_until_the_lease_ends()
    {
        var memory = Memory();
        await memory.SubscribeAsync(Made("s1"), 10, default);
        await memory.RaiseAsync(Report("d1"), Noon, ["s1"], default);

        Assert.Empty(await memory.TakeDueAsync("a", Noon.AddSeconds(-1), Lease, 10, default));
        Assert.Single(await memory.TakeDueAsync("a", Noon, Lease, 10, default));
        Assert.Empty(await memory.TakeDueAsync("a", Noon, Lease, 10, default));
        Assert.Empty(await Memory().TakeDueAsync("b", Noon.AddSeconds(59), Lease, 10, default));
        Assert.Single(await Memory().TakeDueAsync("b", Noon.AddSeconds(60), Lease, 10, default));
    }

    [Fact]
    public async Task Only_the_owner_of_the_lease_settles()
    {
        var memory = Memory();
        await memory.SubscribeAsync(Made("s1"), 10, default);
        await memory.RaiseAsync(Report("d1"), Noon, ["s1"], default);
        var taken = Assert.Single(await memory.TakeDueAsync("a", Noon, Lease, 10, default));
        var delivered = taken with { State = DeliveryState.Delivered, DueAt = null, Tries = 1, SettledAt = Noon };

        Assert.False(await memory.SettleAsync("b", delivered, Noon, default));
        Assert.True(await memory.SettleAsync("a", delivered, Noon, default));

        Assert.Equivalent(delivered, Assert.Single(await memory.DeliveriesAsync("s1", 10, default)), strict: true);
        Assert.Empty(await memory.TakeDueAsync("a", Noon.AddDays(1), Lease, 10, default));
    }

    [Fact]
    public async Task A_failed_delivery_is_due_again_when_it_says_even_after_a_restart()
    {
        var memory = Memory();
        await memory.SubscribeAsync(Made("s1"), 10, default);
        await memory.RaiseAsync(Report("d1"), Noon, ["s1"], default);
        var taken = Assert.Single(await memory.TakeDueAsync("a", Noon, Lease, 10, default));
        await memory.SettleAsync("a", taken with { DueAt = Noon.AddMinutes(5), Tries = 1, Problem = "The receiver answered 500." }, Noon, default);
        Restart();

        Assert.Empty(await Memory().TakeDueAsync("b", Noon.AddMinutes(4), Lease, 10, default));
        var again = Assert.Single(await Memory().TakeDueAsync("b", Noon.AddMinutes(5), Lease, 10, default));
        Assert.Equal((taken.Id, 1, "The receiver answered 500."), (again.Id, again.Tries, again.Problem));
    }

    [Fact]
    public async Task What_was_raised_first_goes_out_first()
    {
        var memory = Memory();
        await memory.SubscribeAsync(Made("s1"), 10, default);
        string[] demands = ["d4", "d2", "d3", "d1"];
        foreach (var demand in demands)
        {
            await memory.RaiseAsync(Report(demand), Noon, ["s1"], default);
        }

        var taken = new List<string>();
        while (await memory.TakeDueAsync("a", Noon, Lease, 1, default) is [var next])
        {
            taken.Add(next.Alert.Report.Demand.Id.Value);
        }

        Assert.Equal(demands, taken);
    }

    [Fact]
    public async Task One_subscription_does_not_take_all_places()
    {
        var memory = Memory();
        await memory.SubscribeAsync(Made("busy"), 10, default);
        await memory.SubscribeAsync(Made("quiet"), 10, default);
        for (var i = 0; i < 20; i++)
        {
            await memory.RaiseAsync(Report($"d{i}"), Noon, i < 19 ? ["busy"] : ["busy", "quiet"], default);
        }

        var taken = await memory.TakeDueAsync("a", Noon, Lease, 10, default);
        var more = await memory.TakeDueAsync("b", Noon, Lease, 10, default);

        Assert.Equal(IAlertMemory.MostAtOnceToOne, taken.Count(delivery => delivery.Subscription.Id == "busy"));
        Assert.Single(taken, delivery => delivery.Subscription.Id == "quiet");
        Assert.Empty(more);
    }

    [Fact]
    public async Task Disabling_gives_up_what_waits_and_says_why()
    {
        var memory = Memory();
        await memory.SubscribeAsync(Made("s1"), 10, default);
        await memory.RaiseAsync(Report("d1"), Noon, ["s1"], default);

        Assert.True(await memory.DisableAsync("s1", "gone", Noon, null, default));

        var delivery = Assert.Single(await memory.DeliveriesAsync("s1", 10, default));
        Assert.Equal((DeliveryState.GivenUp, null, "gone"), (delivery.State, delivery.DueAt, delivery.Problem));
        Assert.Equal((Noon, "gone"), (delivery.Subscription.DisabledAt, delivery.Subscription.Problem));
        Assert.Equal(0, await memory.WaitingAsync(default));
    }

    [Fact]
    public async Task A_webhook_that_was_reached_meanwhile_is_not_disabled()
    {
        var memory = Memory();
        await memory.SubscribeAsync(Made("s1"), 10, default);
        await memory.RaiseAsync(Report("d1"), Noon, ["s1"], default);
        var taken = Assert.Single(await memory.TakeDueAsync("a", Noon, Lease, 10, default));
        await memory.SettleAsync("a", taken with { State = DeliveryState.Delivered, DueAt = null, Tries = 1 }, Noon, default);

        Assert.False(await memory.DisableAsync("s1", "never answers", Noon, Noon.AddHours(-1), default));
        Assert.True(await memory.DisableAsync("s1", "never answers", Noon, Noon.AddHours(1), default));
    }

    [Fact]
    public async Task A_removed_subscription_takes_its_deliveries_with_it()
    {
        var memory = Memory();
        await memory.SubscribeAsync(Made("s1"), 10, default);
        await memory.RaiseAsync(Report("d1"), Noon, ["s1"], default);

        Assert.True(await memory.UnsubscribeAsync("s1", default));
        Assert.False(await memory.UnsubscribeAsync("s1", default));

        Assert.Equal(0, await memory.WaitingAsync(default));
        Assert.Single(await memory.AlertsAfterAsync(0, 10, default));
    }

    public void Dispose()
    {
        Restart();
        Directory.Delete(folder, recursive: true);
    }

    private SqliteAlertMemory Memory()
    {
        var database = new SqliteDatabase(folder);
        open.Add(database);
        return new(database);
    }

    private void Restart()
    {
        open.ForEach(database => database.Dispose());
        open.Clear();
    }

    private static Subscription Made(string id) =>
        new(id, new() { Topic = "ceasefire" }, new Uri($"https://{id}.example/hook"), "whsec_c2VjcmV0", Some.Morning);

    private static DemandReport Report(string id)
    {
        var demand = Some.Demand();
        return new(
            new StoryId("st1"),
            "Talks in Istanbul",
            new PlacedDemand(new DemandId(id), demand.Issuer, demand.Addressee, demand.What, Raised: true, demand),
            new ArticleId("a1"),
            "harbourpost.example",
            new Uri("https://harbourpost.example/a1"),
            "Talks open in Istanbul",
            "Russia demands that Ukraine confirm its neutral status.",
            Some.Morning);
    }
}
