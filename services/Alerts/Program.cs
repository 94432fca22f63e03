using NewsPipeline.Alerts;
using NewsPipeline.Bus;
using NewsPipeline.Hosting;
using NewsPipeline.Hosting.Answering;
using NewsPipeline.Storage;

return await ServiceHost.RunAsync(
    "alerts",
    args,
    builder =>
    {
        builder.Services.AddApiDocument();
        builder.Services.AddStore(builder.Configuration);
        builder.Services.AddAlerts();
        builder.Services.AddBus(builder.Configuration, bus => bus.AddAlertsConsumers());
    },
    app =>
    {
        app.MapOpenApi();
        app.MapAlerts();
    });
