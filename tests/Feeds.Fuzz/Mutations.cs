using System.Diagnostics;
using System.Text;

namespace NewsPipeline.Feeds.Fuzz;

/// <summary>Real feeds, spoiled: the same each time for the same folder and count.</summary>
internal static class Mutations
{
    private const int Seed = 20250516;
    private const int MostChanges = 8;
    private const int LongestPiece = 400;

    /// <summary>Smaller ones are left out where memory is set against size.</summary>
    private const int Large = 10_000;

    /// <summary>Of so many one is cleaned too.</summary>
    private const int Cleaned = 10;

    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "<", ">", "</", "/>", "&", "&amp", "&#", "&#x0;", "&#xD800;", "&#99999999999;", "&eacute;", "<![CDATA[", "]]>", "<!--", "-->", "<?xml encoding=\"utf-16\"?>", "<?",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>", "<item>", "</item>", "<entry>", "</channel>", "<a:b xmlns:a=\"c\">", "xmlns=\"\"", "xml:base=\"..\"", " =\"", "'", "\0", "\r", "\ud83d\ude00",
            "<content type=\"xhtml\"><div>", "<pubDate>32 Foo 99999 25:61:61 +9999</pubDate>", "<script>alert(1)</script>", "{", "[", "\\ud800",
        }.Select(Encoding.UTF8.GetBytes),
        [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0x80], [0xC3], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
    ];

    /// <returns>0 where everything held, else 1; what broke it lies in a file that is named.</returns>
    public static int Run(string folder, int count)
    {
        byte[][] feeds = [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        var (clock, bytes, most, broken) = (Stopwatch.StartNew(), 0L, 0.0, 0);
        Parallel.For(0, count, (number, loop) =>
        {
            var feed = Mutate(feeds[number % feeds.Length], new Random(Seed + number));
            try
            {
                var allocated = Probe.Read(feed, clean: number % Cleaned == 0);
                lock (feeds)
                {
                    bytes += feed.Length;
                    most = feed.Length < Large ? most : Math.Max(most, allocated / (double)feed.Length);
                }
            }
#pragma warning disable CA1031 // Whatever it is, it is a finding.
            catch (Exception e)
#pragma warning restore CA1031
            {
                var file = Path.Combine(Path.GetTempPath(), $"finding-{number}.xml");
                File.WriteAllBytes(file, feed);
                Console.Error.WriteLine($"mutation {number}: {e.Message}\n{e.StackTrace}\nThe feed lies in {file}.");
                Interlocked.Increment(ref broken);
                loop.Stop();
            }
        });

        Console.WriteLine($"{count:n0} mutations of {feeds.Length} feeds, {bytes / 1e6:n0} MB in {clock.Elapsed.TotalSeconds:n0} s; at most {most:n1} bytes of memory a byte of feeds from {Large:n0} bytes");
        return broken == 0 ? 0 : 1;
    }

    private static byte[] Mutate(byte[] feed, Random random)
    {
        List<byte> bytes = [.. feed];
        for (var left = random.Next(1, MostChanges + 1); left > 0 && bytes.Count > 0; left--)
        {
            Change(bytes, random);
        }

        return [.. bytes];
    }

    private static void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, LongestPiece), bytes.Count - at);
        switch (random.Next(7))
        {
            case 0: bytes[at] = (byte)random.Next(256); break;
            case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 2: bytes.RemoveRange(at, length); break;
            case 3: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
            case 4: bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]); break;
            case 5: bytes.InsertRange(at, Enumerable.Repeat(Tokens[random.Next(Tokens.Length)], random.Next(1, LongestPiece)).SelectMany(token => token)); break;
            default: bytes.RemoveRange(at, random.Next(4) == 0 ? bytes.Count - at : 1); break;
        }
    }
}
