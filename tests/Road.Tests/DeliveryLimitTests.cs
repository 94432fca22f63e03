using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsPipeline.Bus;
using NewsPipeline.Fixtures;
using NewsPipeline.Indexer;
using NewsPipeline.Storage;
using RabbitMQ.Client;

namespace NewsPipeline.Road.Tests;

/// <summary>What the broker does with a message that kills whoever takes it, and with one that nobody can read.</summary>
public sealed class DeliveryLimitTests(RabbitMq broker) : IClassFixture<RabbitMq>
{
    /// <summary>Only a test that fails waits so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_over_which_every_consumer_dies_is_an_error_after_so_many_deliveries_and_the_balance_is_whole()
    {
        var folder = Directory.CreateTempSubdirectory("newspipeline-").FullName;
        using (var indexer = await StartAsync(folder))
        {
            var (ledger, errors) = (indexer.Services.GetRequiredService<ILedger>(), indexer.Services.GetRequiredService<IErrorMemory>());
            var found = Some.Found(Some.Article("deadly"));
            await ledger.FoundAsync([found.Finding], Cancellation);
            await indexer.Services.GetRequiredService<MassTransit.IBus>().Publish(found, Cancellation);
            var deliveries = await DieOverAsync("enrich-article");

            await UntilAsync(async () => (await errors.ErrorsAsync(new(), Cancellation)).Total == 1);
            var error = Assert.Single((await errors.ErrorsAsync(new(), Cancellation)).Items);
            Assert.Equal(Stages.DeliveryLimit + 1, deliveries);
            Assert.StartsWith($"RabbitMQ gave up after {deliveries} deliveries", error.Reason, StringComparison.Ordinal);
            Assert.Equal(("enrich-article", found.Finding, found.Article.Id), (error.Queue, error.Finding, error.Article));

            await SendAsync("enrich-article_error", "{ it was never JSON");
            // An error is filed before it is on the balance sheet.
            await UntilAsync(async () => (await ledger.BalanceAsync(null, Cancellation)).InErrorQueues == 2);
            var balance = await ledger.BalanceAsync(null, Cancellation);
            Assert.Equal((2, 2, 0, true), (balance.Found, balance.InErrorQueues, balance.InFlight, balance.AddsUp));
            await indexer.StopAsync(Cancellation);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The Indexer alone, with an Enricher's endpoint that was declared and is stopped.</summary>
    private async Task<IHost> StartAsync(string folder)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([new("RabbitMq:Url", broker.Url), new("Data", folder)]);
        builder.Services.AddStore(builder.Configuration).AddIndexer().AddBus(builder.Configuration, bus => bus.AddIndexerConsumers());
        var host = builder.Build();
        await host.StartAsync(Cancellation);
        await host.Services.WaitForBusAsync(Cancellation);
        return host;
    }

    /// <summary>Takes the message and dies, which to the broker is a connection that ends without an answer, until it comes no more.</summary>
    private async Task<int> DieOverAsync(string queue)
    {
        var factory = new ConnectionFactory { Uri = new Uri(broker.Url), AutomaticRecoveryEnabled = false };
        for (var deliveries = 0; ; deliveries++)
        {
            await using var connection = await factory.CreateConnectionAsync(Cancellation);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancellation);
            if (!await TakeAsync(channel, queue))
            {
                return deliveries;
            }
        }
    }

    /// <summary>False where the queue is empty. One that its last owner left may take a moment to be there again.</summary>
    private static async Task<bool> TakeAsync(IChannel channel, string queue)
    {
        for (var looks = 0; looks < 40; looks++)
        {
            if (await channel.BasicGetAsync(queue, autoAck: false, Cancellation) is not null)
            {
                return true;
            }

            await Task.Delay(50, Cancellation);
        }

        return false;
    }

    private async Task SendAsync(string queue, string body)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker.Url) }.CreateConnectionAsync(Cancellation);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancellation);
        await channel.BasicPublishAsync("", queue, Encoding.UTF8.GetBytes(body), Cancellation);
    }

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (!await done())
        {
            await Task.Delay(100, patience.Token);
        }
    }
}
