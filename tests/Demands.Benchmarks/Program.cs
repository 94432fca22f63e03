using System.Diagnostics;
using System.Text.Json;
using NewsPipeline.Demands.Benchmarks;

if (args is not [var file])
{
    Console.Error.WriteLine(
        "dotnet run -c Release --project tests/Demands.Benchmarks -- FILE.jsonl: how fast articles (\"title\", \"text\") are read, beside the bare network in the same run.");
    return 2;
}

ArticleText[] articles = [.. File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<ArticleText>(line, JsonSerializerOptions.Web)!)];
var table = new Measurements(articles);
Console.WriteLine($"{articles.Length} articles of {table.Words / articles.Length:n0} words and {table.Pieces / articles.Length:n0} pieces.\n");
Console.WriteLine("| what | articles a CPU-second | articles a second | pieces a CPU-second |");
Console.WriteLine("| --- | ---: | ---: | ---: |");
table.Measure("the bare network, each window by itself", threads: 1, table.BareNetwork(together: 1));
table.Measure("the bare network, four windows at once", threads: 1, table.BareNetwork(together: 4));
table.Measure("articles, each read and read again as a copy", threads: 1, table.Reading(again: true));
for (var threads = 1; threads <= Environment.ProcessorCount; threads *= 2)
{
    table.Measure($"articles, on {threads} {(threads == 1 ? "thread" : "threads")}", threads, table.Reading(again: false));
}

Console.WriteLine($"\nOf {table.WindowsAsked:n0} windows {table.WindowsRead:n0} were new, the others stood in an article before. Largest working set: {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000:n0} MB.");
return 0;
