using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Alerts;
using NewsPipeline.Alerts.Delivering;
using NewsPipeline.Hosting.Fetching;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Services.Tests;

public sealed class AlertCourierTests : IDisposable
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly string folder = Directory.CreateTempSubdirectory("courier").FullName;
    private readonly FakeTimeProvider clock = new(AlertSome.Noon);
    private readonly ServiceProvider meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly List<IDisposable> open = [];

    [Fact]
    public async Task An_alert_is_delivered_once_and_signed()
    {
        await using var receiver = await AlertReceiver.AnsweringAsync(204);
        var memory = await RaisedForAsync(receiver.Webhook);
        var courier = Courier(memory);

        await RoundAsync(courier);
        await RoundAsync(courier);

        var got = Assert.Single(receiver.Got);
        Assert.Equal(("POST", "application/json"), (got.Method, got.ContentType));
        Assert.True(got.IsSignedWith(Secret));
        Assert.Equal(AlertSome.Noon.ToUnixTimeSeconds().ToString(), got.Timestamp);
        Assert.Equal("demand.raised", got.Json.GetProperty("type").GetString());
        Assert.Equal(AlertSome.Noon, got.Json.GetProperty("timestamp").GetDateTimeOffset());
        Assert.Equal("d1", got.Json.GetProperty("data").GetProperty("demand").GetString());
        Assert.Equal("Russia", got.Json.GetProperty("data").GetProperty("issuer").GetProperty("name").GetString());
        Assert.Equal(DeliveryState.Delivered, (await DeliveryAsync(memory)).State);
    }

    [Fact]
    public async Task A_failing_receiver_is_tried_again_under_the_same_id_until_it_takes_it()
    {
        var tries = 0;
        await using var receiver = await AlertReceiver.AnsweringAsync(context =>
        {
            context.Response.StatusCode = ++tries < 3 ? 500 : 200;
            return Task.CompletedTask;
        });
        var memory = await RaisedForAsync(receiver.Webhook);
        var courier = Courier(memory);

        await RoundAsync(courier);
        clock.Advance(TimeSpan.FromSeconds(4));
        await RoundAsync(courier);
        Assert.Single(receiver.Got);
        Assert.Equal("The receiver answered 500.", (await DeliveryAsync(memory)).Problem);

        clock.Advance(TimeSpan.FromSeconds(2));
        await RoundAsync(courier);
        clock.Advance(TimeSpan.FromMinutes(6));
        await RoundAsync(courier);

        Assert.Equal(3, receiver.Got.Count);
        Assert.Single(receiver.Got.Select(got => got.Id).Distinct());
        Assert.Equal(3, receiver.Got.Select(got => got.Timestamp).Distinct().Count());
        Assert.All(receiver.Got, got => Assert.True(got.IsSignedWith(Secret)));
        Assert.Equal((DeliveryState.Delivered, 3, null), (await DeliveryAsync(memory)) is var last ? (last.State, last.Tries, last.Problem) : default);
    }

    [Fact]
    public async Task Retries_outlive_a_restart()
    {
        var status = 503;
        await using var receiver = await AlertReceiver.AnsweringAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await RoundAsync(Courier(await RaisedForAsync(receiver.Webhook)));
        Close();
        status = 200;
        clock.Advance(TimeSpan.FromSeconds(10));

        var memory = Memory();
        await RoundAsync(Courier(memory));

        Assert.Equal(2, receiver.Got.Count);
        Assert.Equal((DeliveryState.Delivered, 2), (await DeliveryAsync(memory)) is var last ? (last.State, last.Tries) : default);
    }

    [Fact]
    public async Task Couriers_side_by_side_deliver_nothing_twice()
    {
        await using var receiver = await AlertReceiver.AnsweringAsync(200);
        var memory = await RaisedForAsync(receiver.Webhook, alerts: 40);
        Courier[] couriers = [Courier(memory), Courier(Memory()), Courier(Memory())];

        for (var round = 0; await memory.WaitingAsync(default) > 0 && round < 40; round++)
        {
            await Task.WhenAll(couriers.Select(courier => RoundAsync(courier, 4)));
        }

        Assert.Equal(40, receiver.Got.Count);
        Assert.Equal(40, receiver.Got.Select(got => got.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_disabled_at_once()
    {
        await using var receiver = await AlertReceiver.AnsweringAsync(410);
        var memory = await RaisedForAsync(receiver.Webhook, alerts: 6);

        await RoundAsync(Courier(memory), 1);
        clock.Advance(TimeSpan.FromDays(1));
        await RoundAsync(Courier(memory));

        Assert.Single(receiver.Got);
        var subscription = await memory.SubscriptionAsync("sub_1", default);
        Assert.Equal("The receiver answered 410 Gone.", subscription?.Problem);
        Assert.All(await memory.DeliveriesAsync("sub_1", 10, default), delivery => Assert.Equal(DeliveryState.GivenUp, delivery.State));
    }

    [Fact]
    public async Task A_receiver_that_asks_for_patience_is_left_alone_so_long()
    {
        await using var receiver = await AlertReceiver.AnsweringAsync(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });
        var memory = await RaisedForAsync(receiver.Webhook);

        await RoundAsync(Courier(memory));

        Assert.Equal(AlertSome.Noon.AddHours(1), (await DeliveryAsync(memory)).DueAt);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await AlertReceiver.AnsweringAsync(200);
        await using var receiver = await AlertReceiver.AnsweringAsync(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = elsewhere.Webhook.ToString();
            return Task.CompletedTask;
        });
        var memory = await RaisedForAsync(receiver.Webhook);

        await RoundAsync(Courier(memory));

        Assert.Empty(elsewhere.Got);
        Assert.Contains("307", (await DeliveryAsync(memory)).Problem);
    }

    [Fact]
    public async Task A_webhook_into_a_private_network_is_never_called()
    {
        await using var receiver = await AlertReceiver.AnsweringAsync(200);
        var memory = await RaisedForAsync(receiver.Webhook);

        await RoundAsync(Courier(memory, allowed: []));

        Assert.Empty(receiver.Got);
        var delivery = await DeliveryAsync(memory);
        Assert.Equal(DeliveryState.Waiting, delivery.State);
        Assert.Contains("private", delivery.Problem);
        Assert.DoesNotContain('\n', delivery.Problem!);
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_said_not_to_be()
    {
        var receiver = await AlertReceiver.AnsweringAsync(200);
        var memory = await RaisedForAsync(receiver.Webhook);
        await receiver.DisposeAsync();

        await RoundAsync(Courier(memory));

        Assert.Contains("refused", (await DeliveryAsync(memory)).Problem);
    }

    [Fact]
    public async Task A_receiver_that_never_answers_is_left_after_the_timeout()
    {
        var release = new TaskCompletionSource();
        await using var receiver = await AlertReceiver.AnsweringAsync(_ => release.Task);
        var memory = await RaisedForAsync(receiver.Webhook);

        var underway = await Courier(memory).SetOutAsync(1, default);
        Assert.True(await receiver.ArrivedAsync());
        clock.Advance(TimeSpan.FromSeconds(15));
        await Task.WhenAll(underway);
        release.SetResult();

        Assert.Contains("15 seconds", (await DeliveryAsync(memory)).Problem);
    }

    [Fact]
    public async Task A_receiver_that_takes_nothing_for_three_days_is_given_up_and_disabled()
    {
        await using var receiver = await AlertReceiver.AnsweringAsync(404);
        var memory = await RaisedForAsync(receiver.Webhook);
        var courier = Courier(memory);

        for (var round = 0; round < 12; round++)
        {
            await RoundAsync(courier);
            clock.Advance(TimeSpan.FromHours(30));
        }

        Assert.Equal(10, receiver.Got.Count);
        Assert.Equal((DeliveryState.GivenUp, 10), (await DeliveryAsync(memory)) is var last ? (last.State, last.Tries) : default);
        Assert.NotNull((await memory.SubscriptionAsync("sub_1", default))?.DisabledAt);
    }

    public void Dispose()
    {
        Close();
        meters.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<IAlertMemory> RaisedForAsync(Uri webhook, int alerts = 1)
    {
        var memory = Memory();
        await memory.SubscribeAsync(AlertSome.Subscription(webhook: webhook), 10, default);
        for (var i = 1; i <= alerts; i++)
        {
            await memory.RaiseAsync(AlertSome.Report($"d{i}"), clock.GetUtcNow(), ["sub_1"], default);
        }

        return memory;
    }

    private static Task RoundAsync(Courier courier) => RoundAsync(courier, 100);

    private static async Task RoundAsync(Courier courier, int most) => await Task.WhenAll(await courier.SetOutAsync(most, default));

    private static async Task<Delivery> DeliveryAsync(IAlertMemory memory) => Assert.Single(await memory.DeliveriesAsync("sub_1", 10, default));

    private SqliteAlertMemory Memory() => new(Opened(new SqliteDatabase(folder)));

    private Courier Courier(IAlertMemory memory, IReadOnlyList<string>? allowed = null)
    {
        var fetching = Options.Create(new FetchOptions { AllowNetworks = allowed ?? ["127.0.0.0/8"] });
        var http = Opened(new GuardedHttp(new NetworkGuard(fetching), fetching));
        var options = Options.Create(new AlertsOptions());
        var metrics = new AlertMetrics(meters.GetRequiredService<IMeterFactory>());
        var patience = new Patience(clock, NullLogger<Patience>.Instance);
        return new(memory, patience, new Webhook(http, new StoryPages(options), options, clock), metrics, options, clock, NullLogger<Courier>.Instance);
    }

    private T Opened<T>(T resource)
        where T : IDisposable
    {
        open.Add(resource);
        return resource;
    }

    private void Close()
    {
        open.ForEach(resource => resource.Dispose());
        open.Clear();
    }
}
