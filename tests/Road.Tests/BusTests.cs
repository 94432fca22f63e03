using System.Diagnostics;
using System.Text;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsPipeline.Bus;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using RabbitMQ.Client;

namespace NewsPipeline.Road.Tests;

/// <summary>What we ask of RabbitMQ, seen on a real one.</summary>
public sealed class BusTests(RabbitMq broker) : IClassFixture<RabbitMq>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_message_waits_for_a_service_that_was_never_started()
    {
        using (var poller = await JoinAsync(_ => { }))
        {
            await poller.Services.GetRequiredService<IBus>().Publish(Some.Found(Some.Article("early")), CancellationToken.None);
            await poller.StopAsync();
        }

        using var enricher = await JoinAsync(bus => bus.AddConsumer<EnrichArticle>());
        Assert.Equal("early", await EnrichArticle.NextAsync());
        await enricher.StopAsync();
    }

    [Fact]
    public async Task What_can_never_work_lies_in_the_error_queue_at_once_with_its_reason()
    {
        using var desk = await JoinAsync(bus => bus.AddConsumer<PlaceArticle>());
        await desk.Services.GetRequiredService<IBus>().Publish(Some.Enriched(Some.Found(Some.Article("odd"))), CancellationToken.None);
        Assert.Contains("no story can hold it", await ReasonInAsync("place-article_error"), StringComparison.Ordinal);
        Assert.Equal(1, PlaceArticle.Tries);
        await desk.StopAsync();
    }

    private async Task<string> ReasonInAsync(string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker.Url) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(100))
        {
            if (await channel.BasicGetAsync(queue, autoAck: true) is { } message)
            {
                return Encoding.UTF8.GetString((byte[])message.BasicProperties.Headers![MessageHeaders.FaultMessage]!);
            }
        }

        throw new TimeoutException($"Nothing came to {queue}.");
    }

    private async Task<IHost> JoinAsync(Action<IBusRegistrationConfigurator> addConsumers)
    {
        // MassTransit keeps one log context a process: the one of the host before is disposed.
        LogContext.ConfigureCurrentLogContext();
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([new("RabbitMq:Url", broker.Url)]);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddBus(builder.Configuration, addConsumers);
        var host = builder.Build();
        await host.StartAsync();
        await host.Services.WaitForBusAsync(CancellationToken.None);
        return host;
    }

    private sealed class EnrichArticle : IConsumer<ArticleFound>
    {
        private static readonly TaskCompletionSource<string> Arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public static Task<string> NextAsync() => Arrived.Task.WaitAsync(Patience);

        public Task Consume(ConsumeContext<ArticleFound> context)
        {
            Arrived.TrySetResult(context.Message.Article.Id.Value);
            return Task.CompletedTask;
        }
    }

    private sealed class PlaceArticle : IConsumer<ArticleEnriched>
    {
        private static int tries;

        public static int Tries => tries;

        public Task Consume(ConsumeContext<ArticleEnriched> context)
        {
            Interlocked.Increment(ref tries);
            throw new ImpossibleArticleException(context.Message.Found.Article.Id, "no story can hold it");
        }
    }
}
