using System.Collections.Concurrent;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Poller.Handover;
using NewsPipeline.Storage;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Services.Tests;

public sealed class PollerHandoverTests : IAsyncLifetime
{
    private static readonly ArticleFound[] Articles = [Some.Found(Some.Article("a1")), Some.Found(Some.Article("a2"))];

    private readonly string folder = Directory.CreateTempSubdirectory("handover").FullName;
    private readonly FakeTimeProvider clock = new(Some.Morning);
    private readonly ServiceProvider services;

    public PollerHandoverTests() => services = Provide(_ => { });

    private ServiceProvider Provide(Action<IBusRegistrationConfigurator> bus) =>
        new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(_ => new SqliteDatabase(folder))
            .AddSingleton<ILedger, SqliteLedger>()
            .AddPatience()
            .AddSingleton<Announcement>()
            .AddSingleton<ConfirmedByBroker>()
            .AddSingleton<SettledInLedger>()
            .AddMassTransitTestHarness(bus)
            .BuildServiceProvider(validateScopes: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ILedger Ledger => services.GetRequiredService<ILedger>();

    private ITestHarness Harness => services.GetRequiredService<ITestHarness>();

    public async ValueTask InitializeAsync() => await Harness.Start();

    [Fact]
    public async Task Through_a_broker_articles_are_booked_and_published()
    {
        await services.GetRequiredService<ConfirmedByBroker>().HandOverAsync(Articles, Cancellation);

        Assert.Equal((2, 2), await BookedAsync());
        Assert.Equal(2, await Harness.Published.SelectAsync<ArticleFound>(Cancellation).Count());
    }

    [Fact]
    public async Task Articles_set_out_one_after_the_other_in_the_order_given()
    {
        var order = new ConcurrentQueue<string>();
        await using var slow = Provide(bus => bus.UsingInMemory((_, memory) => memory.ConfigurePublish(publish => publish.UseExecuteAsync(async sending =>
        {
            var article = ((PublishContext<ArticleFound>)sending).Message.Article.Id.Value;
            order.Enqueue($"{article} sets out");
            await Task.Delay(20, Cancellation);
            order.Enqueue($"{article} is on the road");
        }))));
        await slow.GetRequiredService<ITestHarness>().Start();

        await slow.GetRequiredService<ConfirmedByBroker>().HandOverAsync(Articles, Cancellation);

        Assert.Equal(["a1 sets out", "a1 is on the road", "a2 sets out", "a2 is on the road"], order);
    }

    [Fact]
    public async Task Within_one_process_they_are_safe_when_the_ledger_says_what_became_of_them()
    {
        var handover = services.GetRequiredService<SettledInLedger>().HandOverAsync(Articles, Cancellation);
        await PublishedAsync();

        await AdvanceAsync(TimeSpan.FromMinutes(1), handover);
        Assert.False(handover.IsCompleted);
        await Ledger.SettleAsync([new Settlement(Articles[0].Finding, new Outcome.Indexed())], Cancellation);
        await AdvanceAsync(TimeSpan.FromMinutes(1), handover);
        Assert.False(handover.IsCompleted);
        await Ledger.SettleAsync([new Settlement(Articles[1].Finding, new Outcome.InErrorQueue("tried in vain"))], Cancellation);
        while (!handover.IsCompleted)
        {
            await AdvanceAsync(TimeSpan.FromSeconds(1), handover);
        }

        await handover;
    }

    [Fact]
    public async Task What_is_never_settled_is_not_called_safe()
    {
        var handover = services.GetRequiredService<SettledInLedger>().HandOverAsync(Articles, Cancellation);
        await PublishedAsync();
        while (!handover.IsCompleted)
        {
            await AdvanceAsync(TimeSpan.FromMinutes(1), handover);
        }

        Assert.Contains("2 articles were not settled", (await Assert.ThrowsAsync<TimeoutException>(() => handover)).Message);
    }

    [Fact]
    public async Task What_was_on_the_bus_of_a_process_that_died_is_forgotten_and_found_again()
    {
        await Ledger.FoundAsync([Articles[0].Finding], Cancellation);

        await services.GetRequiredService<SettledInLedger>().GetReadyAsync(Cancellation);

        Assert.Equal((0, 0), await BookedAsync());
    }

    [Fact]
    public async Task What_a_broker_carries_outlives_the_poller()
    {
        await Ledger.FoundAsync([Articles[0].Finding], Cancellation);

        await services.GetRequiredService<ConfirmedByBroker>().GetReadyAsync(Cancellation);

        Assert.Equal((1, 1), await BookedAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<(long Found, long InFlight)> BookedAsync()
    {
        var balance = await Ledger.BalanceAsync(null, Cancellation);
        return (balance.Found, balance.InFlight);
    }

    /// <summary>Until then no clock may run on: the bus is given half a minute.</summary>
    private async Task PublishedAsync()
    {
        var published = 0;
        await foreach (var _ in Harness.Published.SelectAsync<ArticleFound>(Cancellation))
        {
            if (++published == Articles.Length)
            {
                return;
            }
        }

        Assert.Fail($"{published} articles were published");
    }

    /// <summary>In small steps, each of which lets the waiting look into the ledger.</summary>
    private async Task AdvanceAsync(TimeSpan time, Task waiting)
    {
        for (var step = 0; step < 20 && !waiting.IsCompleted; step++)
        {
            clock.Advance(time / 20);
            await Ledger.UnsettledAsync([], Cancellation);
        }
    }
}
