using NewsPipeline.Hosting;

return await ServiceHost.RunAsync("story-desk", args, _ => { });
