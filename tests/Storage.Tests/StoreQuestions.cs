using System.Diagnostics;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Storage.Tests;

/// <summary>How fast a store takes articles, and how long it takes to answer about them.</summary>
internal sealed class StoreQuestions(IArticleStore store, ITestOutputHelper output)
{
    private const int Batch = 200;
    private const int Times = 20;

    /// <summary>Batches at once as the store wants them.</summary>
    public async Task WriteAsync(int articles, CancellationToken cancellation, TimeSpan? between = null)
    {
        var news = new MadeUpNews(seed: 1, between ?? TimeSpan.FromSeconds(1));
        var batches = Enumerable.Range(0, articles / Batch).Select(_ => Enumerable.Range(0, Batch).Select(_ => news.Next()).ToList()).ToList();
        var (clock, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        await Parallel.ForEachAsync(
            batches,
            new ParallelOptions { MaxDegreeOfParallelism = store.Batches.AtOnce, CancellationToken = cancellation },
            async (batch, stop) => await store.WriteAsync(batch, stop));
        var cpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        output.WriteLine($"{articles / clock.Elapsed.TotalSeconds:n0} articles/s written, {articles / cpuSeconds:n0} a CPU-second");
    }

    public async Task AskAsync(CancellationToken cancellation)
    {
        foreach (var (name, ask) in Questions(cancellation))
        {
            await TimeAsync(output, name, ask);
        }
    }

    public static async Task TimeAsync(ITestOutputHelper output, string name, Func<Task> ask)
    {
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var clock = Stopwatch.StartNew();
            await ask();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine($"{name}: p50 {times[Times / 2]:n0} ms, p95 {times[Times * 95 / 100]:n0} ms");
    }

    private IEnumerable<(string Name, Func<Task> Ask)> Questions(CancellationToken cancellation)
    {
        Question[] questions =
        [
            new(), new() { Words = "w3" }, new() { Words = "w40 w90" }, new() { Words = "\"w5 w9\"" }, new() { Words = "w200 -w7", Outlet = "outlet7.example" },
            new() { Issuer = "Party 3" }, new() { Entity = "Q5", Strength = Strength.Demand, After = Some.Morning.AddHours(5) },
        ];
        foreach (var question in questions)
        {
            yield return ($"articles {question.Words} {question.Outlet} {question.Issuer} {question.Entity}", () => store.ArticlesAsync(question, cancellation));
            yield return ("  stories", () => store.StoriesAsync(question, cancellation));
            yield return ("  demands", () => store.DemandsAsync(question, cancellation));
            yield return ("  outlets", () => store.OutletsAsync(question, cancellation));
            yield return ("  facets", () => store.FacetsAsync(question, cancellation));
        }

        yield return ("one article", () => store.ArticleAsync(MadeUpNews.IdOf(1), cancellation));
        yield return ("one story", () => store.StoryAsync(MadeUpNews.StoryOf(1, 1), cancellation));
    }
}
