using NewsPipeline.Standalone;

return await CommandLine.RunAsync(args);
