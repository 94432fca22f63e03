using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Contracts;
using NewsPipeline.Feeds;
using NewsPipeline.Fixtures;
using NewsPipeline.Poller;
using NewsPipeline.Poller.Handover;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

/// <summary>A poller on its real memory and ledger, whose clock stands still and whose articles are kept to look at.</summary>
internal sealed class PollerDesk : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private PollerDesk(ServiceProvider services, Road road)
    {
        this.services = services;
        Road = road;
    }

    public Road Road { get; }

    public FakeTimeProvider Clock => (FakeTimeProvider)services.GetRequiredService<TimeProvider>();

    public ILedger Ledger => services.GetRequiredService<ILedger>();

    public IFeedMemory Memory => services.GetRequiredService<IFeedMemory>();

    public static PollerDesk In(string folder, params (string Setting, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Data"] = folder,
                ["Bus"] = "memory",
                ["Fetch:AllowNetworks"] = "127.0.0.0/8,::1/128",
                ["Poller:HostGap"] = "0:00:00",
                ["Poller:FetchPages"] = "false",
            })
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Setting, setting => (string?)setting.Value))
            .Build();
        var road = new Road();
        var poller = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(new FakeTimeProvider(Some.Morning))
            .AddStore(configuration)
            .AddPoller(configuration)
            .AddSingleton<IHandover>(road);
        return new(poller.BuildServiceProvider(), road);
    }

    /// <summary>Visits a feed as soon as it is due.</summary>
    public async Task<FeedState> VisitAsync(Uri feed)
    {
        if (await Memory.FindAsync(feed.AbsoluteUri, default) is { } known && known.DueAt > Clock.GetUtcNow())
        {
            Clock.SetUtcNow(known.DueAt);
        }

        await services.GetRequiredService<VisitFeed>().VisitAsync(new FeedAddress(feed), TestContext.Current.CancellationToken);
        return (await Memory.FindAsync(feed.AbsoluteUri, default))!;
    }

    public Task<TimeSpan> LookAsync(Uri feed) =>
        services.GetRequiredService<VisitFeed>().VisitAsync(new FeedAddress(feed), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}

/// <summary>Where the articles go.</summary>
internal sealed class Road : IHandover
{
    public List<ArticleFound> Found { get; } = [];

    public IEnumerable<Article> Articles => Found.Select(found => found.Article);

    /// <summary>What happens once the articles are on the road.</summary>
    public Func<Task> Then { get; set; } = () => Task.CompletedTask;

    /// <summary>Of the latest handover.</summary>
    public CancellationToken Cancellation { get; private set; }

    public Task GetReadyAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task HandOverAsync(IReadOnlyCollection<ArticleFound> articles, CancellationToken cancellation)
    {
        Found.AddRange(articles);
        Cancellation = cancellation;
        return Then();
    }
}
