using NewsPipeline.Hosting;

return await ServiceHost.RunAsync("indexer", args, _ => { });
