using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using NewsPipeline.Feeds.Benchmarks;
using Perfolizer.Horology;

if (args is not [var folder])
{
    Console.Error.WriteLine("dotnet run -c Release --project tests/Feeds.Benchmarks -- FOLDER: how fast the feeds in a folder are read, beside others in the same run.");
    return 2;
}

Corpus.Load(folder);

// One warmed-up process: five seconds to compile, fifteen measured.
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithIterationTime(TimeInterval.Second)
    .WithWarmupCount(5)
    .WithIterationCount(15);
var config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddLogger(ConsoleLogger.Default)
    .AddExporter(MarkdownExporter.GitHub)
    .AddColumn(TargetMethodColumn.Method, StatisticColumn.Mean, StatisticColumn.Error)
    .AddColumn(CorpusColumn.All);
BenchmarkRunner.Run<ReadingFeeds>(config);
return 0;
