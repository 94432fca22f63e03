using NewsPipeline.Hosting;

return await ServiceHost.RunAsync("enricher", args, _ => { });
