using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsPipeline.Bus;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Indexer;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

public sealed class IndexerTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("newspipeline-").FullName;
    private IHost host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IBus Bus => host.Services.GetRequiredService<IBus>();

    private IArticleStore Store => host.Services.GetRequiredService<IArticleStore>();

    private ILedger Ledger => host.Services.GetRequiredService<ILedger>();

    public async ValueTask InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([new("Data", folder), new("Bus", "memory")]);
        builder.Services.AddStore(builder.Configuration).AddIndexer();
        builder.Services.AddBus(builder.Configuration, bus =>
        {
            bus.AddIndexerConsumers();
            bus.AddConsumer<EnrichArticle>();
            bus.AddConsumer<PlaceArticle>();
        });
        host = builder.Build();
        await host.StartAsync(Cancellation);
        await host.Services.WaitForBusAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(Cancellation);
        host.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_placed_article_is_searchable_and_settled_once_it_was_consumed()
    {
        await Ledger.FoundAsync([Some.Found().Finding], Cancellation);
        await Bus.Publish(Some.Placed(), Cancellation);
        await BalanceIs(indexed: 1);

        Assert.Single((await Store.ArticlesAsync(new Question { Words = "neutral" }, Cancellation)).Items);
    }

    [Fact]
    public async Task The_same_message_again_changes_nothing_and_another_source_is_a_duplicate()
    {
        await Bus.Publish(Some.Placed(), Cancellation);
        await BalanceIs(indexed: 1);
        await Bus.Publish(Some.Placed(), Cancellation);
        await Bus.Publish(Some.Placed(Some.Enriched(Some.Found(source: "https://harbourpost.example/world"))), Cancellation);
        await BalanceIs(indexed: 1, duplicate: 1);
    }

    [Fact]
    public async Task What_the_store_can_never_take_goes_to_the_error_queue_alone()
    {
        var impossible = Some.Placed(Some.Enriched(Some.Found(Some.Article("bad", text: "Too short.")), Some.Demand(end: 9000)));
        await Bus.PublishBatch([Some.Placed(), impossible, Some.Placed(Some.Enriched(Some.Found(Some.Article("a2"))))], Cancellation);
        await BalanceIs(indexed: 2, inErrorQueues: 1);
        Assert.Null(await Store.ArticleAsync(new ArticleId("bad"), Cancellation));
    }

    [Fact]
    public async Task What_an_earlier_stage_gave_up_is_on_the_balance_sheet_too()
    {
        var (unread, unplaced) = (Some.Found(Some.Article("a1")), Some.Enriched(Some.Found(Some.Article("a2"))));
        await Ledger.FoundAsync([unread.Finding, unplaced.Found.Finding], Cancellation);
        await Bus.Publish(unread, Cancellation);
        await Bus.Publish(unplaced, Cancellation);
        await BalanceIs(inErrorQueues: 2);
    }

    private async Task BalanceIs(long indexed = 0, long duplicate = 0, long inErrorQueues = 0)
    {
        await Keeping.UntilAsync(async () => Settled(await Ledger.BalanceAsync(null, Cancellation)) >= indexed + duplicate + inErrorQueues);
        var balance = await Ledger.BalanceAsync(null, Cancellation);
        Assert.Equal((indexed, duplicate, inErrorQueues, 0), (balance.Indexed, balance.Duplicate, balance.InErrorQueues, balance.InFlight));
        Assert.True(balance.AddsUp);
    }

    private static long Settled(Balance balance) => balance.Indexed + balance.Duplicate + balance.InErrorQueues;

    private sealed class EnrichArticle : IConsumer<ArticleFound>
    {
        public Task Consume(ConsumeContext<ArticleFound> context) => throw new ImpossibleArticleException(context.Message.Article.Id, "The reader broke.");
    }

    private sealed class PlaceArticle : IConsumer<ArticleEnriched>
    {
        public Task Consume(ConsumeContext<ArticleEnriched> context) => throw new ImpossibleArticleException(context.Message.Found.Article.Id, "The desk broke.");
    }
}
