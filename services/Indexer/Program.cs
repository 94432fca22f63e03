using NewsPipeline.Bus;
using NewsPipeline.Hosting;
using NewsPipeline.Indexer;
using NewsPipeline.Storage;

return await ServiceHost.RunAsync("indexer", args, builder => builder.Services
    .AddStore(builder.Configuration)
    .AddIndexer()
    .AddBus(builder.Configuration, bus => bus.AddIndexerConsumers()));
