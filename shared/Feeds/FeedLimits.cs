namespace NewsPipeline.Feeds;

/// <summary>What a reading may cost. Beyond a limit the reading stops, keeps the items that were whole, and names the limit.</summary>
public sealed record FeedLimits
{
    public static readonly FeedLimits Usual = new();

    /// <summary>In bytes, as it came (after decompression).</summary>
    public int LargestBody { get; init; } = 10_000_000;

    /// <summary>Elements or objects within each other.</summary>
    public int Deepest { get; init; } = 256;

    public int MostItems { get; init; } = 10_000;

    /// <summary>All attributes of one element together, in bytes.</summary>
    public int LongestAttributes { get; init; } = 1 << 20;
}
