using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsPipeline.Bus;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Services.Tests;

public sealed class BusMetricsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("good", null)]
    [InlineData("stumbles", null)]
    [InlineData("impossible", "NewsPipeline.Contracts.ImpossibleArticleException")]
    public async Task A_message_counts_once_however_often_it_is_tried(string article, string? error)
    {
        var measured = new Measured();
        await RunAsync(measured, bus => bus.Publish(Some.Found(Some.Article(article))));

        var (consumed, processed, age) = (measured.Of("messaging.client.consumed.messages"), measured.Of("messaging.process.duration"), measured.Of("newspipeline.queue.age"));
        Assert.Equal((1, "read-along", error), (consumed.Value, consumed.Tags["messaging.destination.name"], consumed.Tags.GetValueOrDefault("error.type")));
        Assert.Equal(("in_memory", error), (processed.Tags["messaging.system"], processed.Tags.GetValueOrDefault("error.type")));
        Assert.InRange(age.Value, 0, Patience.TotalSeconds);
        Assert.Equal("NewsPipeline.Contracts:ArticleFound", measured.Of("messaging.client.sent.messages").Tags["messaging.destination.name"]);
    }

    private static async Task RunAsync(Measured measured, Func<IBus, Task> publish)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Bus", "memory")]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddBus(configuration, bus => bus.AddConsumer<ReadAlong>());
        await using var provider = services.BuildServiceProvider();
        using var listener = measured.Listen(provider.GetRequiredService<IMeterFactory>());
        var bus = provider.GetRequiredService<IBusControl>();
        await bus.StartAsync();
        await publish(provider.GetRequiredService<IBus>());
        Assert.True(SpinWait.SpinUntil(measured.IsWhole, Patience));
        await bus.StopAsync();
    }

    internal sealed class ReadAlong : IConsumer<ArticleFound>
    {
        private static readonly ConcurrentDictionary<Guid, bool> Seen = new();

        public Task Consume(ConsumeContext<ArticleFound> context) => context.Message.Article.Id.Value switch
        {
            "impossible" => throw new ImpossibleArticleException(context.Message.Article.Id, "it says so"),
            "stumbles" when Seen.TryAdd(context.MessageId!.Value, true) => throw new IOException("Once."),
            _ => Task.CompletedTask,
        };
    }

    private sealed class Measured
    {
        private readonly ConcurrentBag<(string Name, double Value, Dictionary<string, object?> Tags)> all = [];

        public (double Value, Dictionary<string, object?> Tags) Of(string name)
        {
            // A fault is published too, as a message of its own.
            var (_, value, tags) = Assert.Single(all, one => one.Name == name && !$"{one.Tags["messaging.destination.name"]}".Contains("Fault", StringComparison.Ordinal));
            return (value, tags);
        }

        public bool IsWhole() => all.Any(one => one.Name == "newspipeline.queue.age") && all.Any(one => one.Name == "messaging.client.sent.messages");

        public MeterListener Listen(IMeterFactory factory)
        {
            var listener = new MeterListener
            {
                InstrumentPublished = (instrument, to) =>
                {
                    if (instrument.Meter.Scope == factory)
                    {
                        to.EnableMeasurementEvents(instrument);
                    }
                },
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => all.Add((instrument.Name, value, new(tags.ToArray()))));
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => all.Add((instrument.Name, value, new(tags.ToArray()))));
            listener.Start();
            return listener;
        }
    }
}
