using NewsPipeline.Hosting;

return await ServiceHost.RunAsync("poller", args, _ => { });
