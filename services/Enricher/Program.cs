using NewsPipeline.Bus;
using NewsPipeline.Enricher;
using NewsPipeline.Hosting;

return await ServiceHost.RunAsync("enricher", args, builder =>
{
    builder.Services.AddEnricher();
    builder.Services.AddBus(builder.Configuration, bus => bus.AddEnricherConsumers());
});
