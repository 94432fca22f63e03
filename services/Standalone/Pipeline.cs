using Microsoft.Extensions.Configuration.Memory;
using NewsPipeline.Alerts;
using NewsPipeline.Bus;
using NewsPipeline.Enricher;
using NewsPipeline.Hosting;
using NewsPipeline.Indexer;
using NewsPipeline.Poller;
using NewsPipeline.Search;
using NewsPipeline.Storage;
using NewsPipeline.StoryDesk;

namespace NewsPipeline.Standalone;

/// <summary>All services in one process; which ones is the only difference to running them apart.</summary>
internal static class Pipeline
{
    /// <summary>Runs everything until stopped. Settings are those of the command line (<c>--data</c>, <c>--RabbitMq:Url=…</c>).</summary>
    /// <param name="more">What is to run beside the services.</param>
    public static Task<int> RunAsync(string[] settings, Action<IServiceCollection>? more = null) =>
        ServiceHost.RunAsync("standalone", settings, builder => AddEverything(builder, more), MapEverything);

    /// <summary>Without feeds and pages. With RabbitMQ the services that run do the work; in memory it is done here.</summary>
    public static WebApplication BuildForReplay(string[] settings)
    {
        var builder = WebApplication.CreateBuilder([.. settings, "--urls=http://127.0.0.1:0", "--Serilog:MinimumLevel:Default=Warning"]);
        PreferMemory(builder);
        builder.AddPipelineDefaults("replay");
        if (BusService.KindOf(builder.Configuration) == BusKind.Memory)
        {
            AddRoad(builder);
        }
        else
        {
            builder.Services.AddStore(builder.Configuration);
            builder.Services.AddBus(builder.Configuration, _ => { });
        }

        return builder.Build();
    }

    private static void AddEverything(WebApplicationBuilder builder, Action<IServiceCollection>? more)
    {
        PreferMemory(builder);
        FirstKey.AddTo(builder.Configuration);
        AddRoad(builder);
        builder.Services.AddPoller(builder.Configuration);
        builder.Services.AddSearch();
        more?.Invoke(builder.Services);
    }

    private static void AddRoad(WebApplicationBuilder builder)
    {
        builder.Services.AddStore(builder.Configuration);
        builder.Services.AddEnricher();
        builder.Services.AddStoryDesk();
        builder.Services.AddIndexer();
        builder.Services.AddAlerts(withPages: true);
        builder.Services.AddBus(builder.Configuration, bus =>
        {
            bus.AddEnricherConsumers();
            bus.AddStoryDeskConsumers();
            bus.AddIndexerConsumers();
            bus.AddAlertsConsumers();
        });
    }

    private static void MapEverything(WebApplication app)
    {
        app.MapSearch();
        app.MapAlerts();
    }

    /// <summary>One process needs no broker: any other source of settings may say otherwise.</summary>
    private static void PreferMemory(WebApplicationBuilder builder) =>
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = [new("Bus", "memory")] });
}
