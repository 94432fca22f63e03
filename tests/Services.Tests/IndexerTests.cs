using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsPipeline.Bus;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Indexer;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

public sealed class IndexerTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("newspipeline-").FullName;
    private ServiceProvider services = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ITestHarness Harness => services.GetTestHarness();

    private IArticleStore Store => services.GetRequiredService<IArticleStore>();

    private ILedger Ledger => services.GetRequiredService<ILedger>();

    public async ValueTask InitializeAsync()
    {
        services = new ServiceCollection()
            .AddStore(new ConfigurationBuilder().AddInMemoryCollection([new("Data", folder)]).Build())
            .AddIndexer()
            .AddMassTransitTestHarness(bus =>
            {
                bus.SetKebabCaseEndpointNameFormatter();
                bus.AddIndexerConsumers();
                bus.AddConsumer<EnrichArticle>();
                bus.AddConsumer<PlaceArticle>();
                bus.UsingInMemory((context, memory) => memory.ConfigureRoad(context));
            })
            .BuildServiceProvider(validateScopes: true);
        await Harness.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_placed_article_is_searchable_and_settled_once_it_was_consumed()
    {
        await Ledger.FoundAsync([Some.Found().Finding], Cancellation);
        await Harness.Bus.Publish(Some.Placed(), Cancellation);
        await Consumed<ArticlePlaced>(1);

        Assert.Single((await Store.ArticlesAsync(new Question { Words = "neutral" }, Cancellation)).Items);
        await BalanceIs(indexed: 1);
    }

    [Fact]
    public async Task The_same_message_again_changes_nothing_and_another_source_is_a_duplicate()
    {
        await Harness.Bus.Publish(Some.Placed(), Cancellation);
        await Consumed<ArticlePlaced>(1);
        await Harness.Bus.Publish(Some.Placed(), Cancellation);
        await Harness.Bus.Publish(Some.Placed(Some.Enriched(Some.Found(source: "https://harbourpost.example/world"))), Cancellation);
        await Consumed<ArticlePlaced>(3);

        await BalanceIs(indexed: 1, duplicate: 1);
    }

    [Fact]
    public async Task What_the_store_can_never_take_goes_to_the_error_queue_alone()
    {
        var impossible = Some.Placed(Some.Enriched(Some.Found(Some.Article("bad", text: "Too short.")), Some.Demand(end: 9000)));
        await Harness.Bus.PublishBatch([Some.Placed(), impossible, Some.Placed(Some.Enriched(Some.Found(Some.Article("a2"))))], Cancellation);
        await Consumed<ArticlePlaced>(3);

        await BalanceIs(indexed: 2, inErrorQueues: 1);
        Assert.Null(await Store.ArticleAsync(new ArticleId("bad"), Cancellation));
    }

    [Fact]
    public async Task What_an_earlier_stage_gave_up_is_on_the_balance_sheet_too()
    {
        var (unread, unplaced) = (Some.Found(Some.Article("a1")), Some.Enriched(Some.Found(Some.Article("a2"))));
        await Ledger.FoundAsync([unread.Finding, unplaced.Found.Finding], Cancellation);
        await Harness.Bus.Publish(unread, Cancellation);
        await Harness.Bus.Publish(unplaced, Cancellation);
        await BalanceIs(inErrorQueues: 2);
    }

    private async Task Consumed<T>(int times)
        where T : class
    {
        var consumed = 0;
        await foreach (var _ in Harness.Consumed.SelectAsync<T>(Cancellation))
        {
            if (++consumed == times)
            {
                return;
            }
        }

        Assert.Fail($"{consumed} of {times} {typeof(T).Name} were consumed.");
    }

    private async Task BalanceIs(long indexed = 0, long duplicate = 0, long inErrorQueues = 0)
    {
        await Keeping.UntilAsync(Ledger, inErrorQueues);
        var balance = await Ledger.BalanceAsync(null, Cancellation);
        Assert.Equal((indexed, duplicate, inErrorQueues, 0), (balance.Indexed, balance.Duplicate, balance.InErrorQueues, balance.InFlight));
        Assert.True(balance.AddsUp);
    }

    private sealed class EnrichArticle : IConsumer<ArticleFound>
    {
        public Task Consume(ConsumeContext<ArticleFound> context) => throw new InvalidOperationException("The reader broke.");
    }

    private sealed class PlaceArticle : IConsumer<ArticleEnriched>
    {
        public Task Consume(ConsumeContext<ArticleEnriched> context) => throw new InvalidOperationException("The desk broke.");
    }
}
