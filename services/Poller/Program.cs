using NewsPipeline.Bus;
using NewsPipeline.Hosting;
using NewsPipeline.Poller;
using NewsPipeline.Storage;

return await ServiceHost.RunAsync("poller", args, builder =>
{
    builder.Services.AddStore(builder.Configuration);
    builder.Services.AddPoller(builder.Configuration);
    builder.Services.AddBus(builder.Configuration, _ => { });
});
