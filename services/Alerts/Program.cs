using NewsPipeline.Hosting;

return await ServiceHost.RunAsync("alerts", args, _ => { });
