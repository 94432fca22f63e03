using NewsPipeline.Bus;
using NewsPipeline.Hosting;
using NewsPipeline.Search;
using NewsPipeline.Storage;

return await ServiceHost.RunAsync(
    "search",
    args,
    builder =>
    {
        builder.Services.AddStore(builder.Configuration);
        builder.Services.AddSearch();
        builder.Services.AddBusToSend(builder.Configuration);
    },
    app => app.MapSearch());
