using System.Text.Json.Serialization;
using NewsPipeline.Storage;

namespace NewsPipeline.Standalone;

/// <summary>What <c>replay</c> prints.</summary>
internal sealed record ReplayReport(
    long Found,
    long Indexed,
    long Duplicate,
    IReadOnlyDictionary<string, long> Refused,
    long InErrorQueues,
    double ArticlesPerSecond,
    Percentiles MillisecondsToSearchable)
{
    /// <summary>Nothing is missing, and nothing waits any more.</summary>
    [JsonIgnore]
    public bool AddsUp => Found == Indexed + Duplicate + Refused.Values.Sum() + InErrorQueues;

    public static ReplayReport Of(long found, Balance balance, TimeSpan took, IReadOnlyList<double> milliseconds) => new(
        found,
        balance.Indexed,
        balance.Duplicate,
        balance.Refused,
        balance.InErrorQueues,
        Math.Round(found / Math.Max(took.TotalSeconds, 0.001), 1),
        Percentiles.Of(milliseconds));
}

/// <summary>0 where nothing was measured.</summary>
internal sealed record Percentiles(double P50, double P95, double P99)
{
    /// <param name="ascending">Nearest rank: the smallest value that at least that share of all does not exceed.</param>
    public static Percentiles Of(IReadOnlyList<double> ascending)
    {
        return new(At(0.50), At(0.95), At(0.99));

        double At(double share) => ascending.Count == 0 ? 0 : Math.Round(ascending[(int)Math.Ceiling(share * ascending.Count) - 1], 1);
    }
}
