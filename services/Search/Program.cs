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
    },
    app => app.MapSearch());
