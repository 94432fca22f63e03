namespace NewsPipeline.Feeds.Benchmarks;

/// <summary>The feeds that one reader can read; a reader is not charged for what it refuses, nor paid for it.</summary>
/// <param name="Items">As our own reader counts them.</param>
internal sealed record Corpus(IReadOnlyList<byte[]> Feeds, int Items)
{
    private static byte[][] all = [];

    public long Bytes => Feeds.Sum(feed => (long)feed.Length);

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static void Load(string folder) => all = [.. Directory.EnumerateFiles(folder, "*.xml").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    public static Corpus ReadableBy(Func<byte[], int> read)
    {
        byte[][] feeds = [.. all.Where(feed => CanRead(read, feed))];
        return new(feeds, feeds.Sum(ItemsOf));
    }

    public int ReadAll(Func<byte[], int> read)
    {
        var sum = 0;
        foreach (var feed in Feeds)
        {
            sum += read(feed);
        }

        return sum;
    }

    private static bool CanRead(Func<byte[], int> read, byte[] feed)
    {
        try
        {
            _ = read(feed);
            return true;
        }
#pragma warning disable CA1031 // Each reader fails in its own way.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private static int ItemsOf(byte[] feed) => FeedReader.Read(feed) switch
    {
        FeedReading.Whole whole => whole.Feed.Items.Count,
        FeedReading.Truncated cut => cut.Feed.Items.Count,
        _ => 0,
    };
}
