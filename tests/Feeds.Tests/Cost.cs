using System.Diagnostics;

namespace NewsPipeline.Feeds.Tests;

/// <summary>Tells linear cost from quadratic without depending on how fast the machine is.</summary>
internal static class Cost
{
    private const int Small = 100_000;
    private const int Times = 16;

    // A quadratic cost would grow by Times * Times; a busy machine may well take a few times as long.
    private const int Tolerance = 6;
    private static readonly TimeSpan Negligible = TimeSpan.FromSeconds(2);

    public static void IsLinear(Action<int> work)
    {
        work(Small);
        var small = Best(() => work(Small));
        var large = Best(() => work(Small * Times));
        Assert.True(large < Negligible || large < small * Times * Tolerance, $"{Small} took {small.TotalMilliseconds} ms, {Times} times that {large.TotalMilliseconds} ms");
    }

    private static TimeSpan Best(Action work) => Enumerable.Range(0, 3).Min(_ =>
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed;
    });
}
