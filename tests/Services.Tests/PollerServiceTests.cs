using MassTransit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsPipeline.Bus;
using NewsPipeline.Contracts;
using NewsPipeline.Poller;
using NewsPipeline.Services.Tests.Fetching;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

public sealed class PollerServiceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("poller").FullName;

    [Fact]
    public async Task A_broken_feed_never_stops_the_others()
    {
        await using var server = await LocalServer.AnsweringAsync(context => context.Request.Path.Value switch
        {
            "/broken" => context.Response.WriteAsync("<html>"),
            "/rude" => Task.Delay(Timeout.Infinite, context.RequestAborted),
            _ => context.Response.WriteAsync(
                $"<rss><channel><item><title>News {context.Request.Path}</title><link>https://a.example{context.Request.Path}</link></item></channel></rss>"),
        });
        var list = Path.Combine(folder, "feeds.txt");
        await File.WriteAllLinesAsync(list, ["nonsense", .. new[] { "broken", "rude", "one", "two" }.Select(name => $"http://{name}.localhost:{server.Root.Port}/{name}")]);
        var arrivals = new Arrivals(2);
        using var host = Host(arrivals, ("Feeds", list));

        await host.StartAsync(TestContext.Current.CancellationToken);
        await arrivals.All.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["News /one", "News /two"], arrivals.Titles.Order());
    }

    [Theory]
    [InlineData("Poller:MinimumInterval", "0:00:00", "MinimumInterval")]
    [InlineData("Poller:MinimumInterval", "2.00:00:00", "must not be longer than Poller:MaximumInterval")]
    [InlineData("Poller:HostGap", "-0:00:01", "HostGap")]
    [InlineData("Poller:ParallelFetches", "0", "ParallelFetches")]
    public async Task A_setting_that_makes_no_sense_stops_the_start(string setting, string value, string words)
    {
        using var host = Host(new Arrivals(0), (setting, value));

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains(words, refused.Message);
    }

    [Fact]
    public async Task A_list_that_is_not_there_stops_the_start()
    {
        using var host = Host(new Arrivals(0), ("Feeds", Path.Combine(folder, "missing.opml")));

        Assert.Contains("missing.opml cannot be read", (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken))).Message);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private IHost Host(Arrivals arrivals, params (string Setting, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data"] = folder,
            ["Bus"] = "memory",
            ["Fetch:AllowNetworks"] = "127.0.0.0/8,::1/128",
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Setting, setting => (string?)setting.Value));
        builder.Logging.ClearProviders();
        builder.Services.AddMetrics();
        builder.Services.AddSingleton(arrivals);
        builder.Services.AddStore(builder.Configuration);
        builder.Services.AddPoller(builder.Configuration);
        builder.Services.AddBus(builder.Configuration, bus => bus.AddConsumer<NoteArrival>());
        return builder.Build();
    }

    internal sealed class Arrivals(int expected)
    {
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Titles { get; } = [];

        public Task All => all.Task;

        public void Note(string title)
        {
            lock (Titles)
            {
                Titles.Add(title);
                if (Titles.Count == expected)
                {
                    all.SetResult();
                }
            }
        }
    }

    internal sealed class NoteArrival(Arrivals arrivals, ILedger ledger) : IConsumer<ArticleFound>
    {
        public async Task Consume(ConsumeContext<ArticleFound> context)
        {
            await ledger.SettleAsync([new Settlement(context.Message.Finding, new Outcome.Indexed())], context.CancellationToken);
            arrivals.Note(context.Message.Article.Title);
        }
    }
}
