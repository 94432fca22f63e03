using NewsPipeline.Bus;
using NewsPipeline.Hosting;
using NewsPipeline.Storage;
using NewsPipeline.StoryDesk;

return await ServiceHost.RunAsync("story-desk", args, builder =>
{
    builder.Services.AddStore(builder.Configuration);
    builder.Services.AddStoryDesk();
    builder.Services.AddBus(builder.Configuration, bus => bus.AddStoryDeskConsumers());
});
