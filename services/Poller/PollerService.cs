using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NewsPipeline.Bus;
using NewsPipeline.Hosting.Fetching;
using NewsPipeline.Hosting.Settings;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Poller.Handover;
using NewsPipeline.Storage;

namespace NewsPipeline.Poller;

public static class PollerService
{
    /// <summary>Follows the feeds of the setting <c>Feeds</c>, else our own list; expects a bus and a store.</summary>
    public static IServiceCollection AddPoller(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPatience();
        services.AddSettings<PollerOptions, PollerOptionsCheck>(PollerOptions.Section);
        services.AddFetching();
        services.TryAddSingleton(Random.Shared);
        AddHandover(services, BusService.KindOf(configuration));
        return services
            .AddSingleton(provider => RhythmOf(provider.GetRequiredService<IOptions<PollerOptions>>().Value))
            .AddSingleton<PollerMetrics>()
            .AddSingleton<HostGate>()
            .AddSingleton<ReadPages>()
            .AddSingleton<Intake>()
            .AddSingleton<VisitFeed>()
            .AddHostedService<PollFeeds>();
    }

    private static void AddHandover(IServiceCollection services, BusKind bus)
    {
        services.AddSingleton<Announcement>();
        services.AddSingleton(provider => new Ownership(
            provider.GetRequiredService<IFeedMemory>(), bus, provider.GetRequiredService<TimeProvider>()));
        if (bus == BusKind.Memory)
        {
            services.AddSingleton<IHandover, SettledInLedger>();
        }
        else
        {
            services.AddSingleton<IHandover, ConfirmedByBroker>();
        }
    }

    private static PollingRhythm RhythmOf(PollerOptions options) => new(options.MinimumInterval, options.MaximumInterval);
}
