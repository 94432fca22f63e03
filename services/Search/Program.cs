using NewsPipeline.Hosting;

return await ServiceHost.RunAsync("search", args, _ => { });
