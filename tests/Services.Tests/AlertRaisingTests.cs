using NewsPipeline.Contracts;

namespace NewsPipeline.Services.Tests;

public class AlertRaisingTests
{
    [Fact]
    public async Task A_demand_that_comes_again_raises_no_second_alert()
    {
        await using var app = await AlertsApp.StartAsync();
        await app.Memory.SubscribeAsync(AlertSome.Subscription(webhook: new Uri("https://desk.example/hook")), 10, default);

        await app.PublishAsync(AlertSome.Report("d1"), AlertSome.Report("d1"), AlertSome.Report("d2"));

        Assert.Equal(["d1", "d2"], (await app.Memory.AlertsAfterAsync(0, 10, default)).Select(alert => alert.Report.Demand.Id.Value));
        Assert.Equal(2, (await app.Memory.DeliveriesAsync("sub_1", 10, default)).Count);
    }

    [Fact]
    public async Task Only_those_who_asked_get_it()
    {
        await using var app = await AlertsApp.StartAsync();
        var webhook = new Uri("https://desk.example/hook");
        await app.Memory.SubscribeAsync(AlertSome.Subscription("sub_russia", webhook, new() { Issuer = "Russia" }), 10, default);
        await app.Memory.SubscribeAsync(AlertSome.Subscription("sub_iran", webhook, new() { Issuer = "Iran" }), 10, default);

        await app.PublishAsync(AlertSome.Report(issuer: new Party("Russia")));

        Assert.Single(await app.Memory.DeliveriesAsync("sub_russia", 10, default));
        Assert.Empty(await app.Memory.DeliveriesAsync("sub_iran", 10, default));
    }

    [Fact]
    public async Task A_demand_that_was_not_made_alerts_nobody()
    {
        await using var app = await AlertsApp.StartAsync();

        await app.PublishAsync(AlertSome.Report("d1", negated: true), AlertSome.Report("d2"));

        Assert.Equal(["d2"], (await app.Memory.AlertsAfterAsync(0, 10, default)).Select(alert => alert.Report.Demand.Id.Value));
    }

    [Fact]
    public async Task From_the_bus_to_a_webhook_nobody_has_to_wait_for_a_clock()
    {
        await using var receiver = await AlertReceiver.AnsweringAsync(200);
        await using var app = await AlertsApp.StartAsync("--Fetch:AllowNetworks=127.0.0.0/8");
        await app.Memory.SubscribeAsync(AlertSome.Subscription(webhook: receiver.Webhook), 10, default);

        await app.PublishAsync(AlertSome.Report("d1"));

        Assert.True(await receiver.ArrivedAsync());
        Assert.Equal("d1", Assert.Single(receiver.Got).Json.GetProperty("data").GetProperty("demand").GetString());
    }
}
