using System.Text;
using System.Text.Json;
using NewsPipeline.Feeds.Bytes;
using NewsPipeline.Feeds.Xml;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Feeds.Tests;

/// <summary>What holds for feeds as they are served, whatever is done to them that changes nothing of what they say.</summary>
public class RealFeedPropertyTests
{
    private const int Cuts = 40;

    private static string[] Files => [.. Directory.EnumerateFiles(SharedFolder.Find("feeds/real")).Order(StringComparer.Ordinal)];

    [Fact]
    public void Cut_off_anywhere_a_feed_gives_the_items_that_were_whole()
    {
        var random = new Random(7);
        foreach (var file in Files)
        {
            // Marked as UTF-8: which encoding is meant where the declaration is wrong can only be told from enough of it.
            byte[] bytes = [.. Encoding.UTF8.GetPreamble(), .. Transcoding.ToUtf8(File.ReadAllBytes(file), contentType: null).Span];
            var whole = Items(bytes);
            for (var cut = 0; cut < Cuts; cut++)
            {
                var items = Items(bytes[..random.Next(bytes.Length)]);
                Assert.True(items.SequenceEqual(whole.Take(items.Length)), $"{file}\n{items.Zip(whole).FirstOrDefault(pair => pair.First != pair.Second)}");
            }
        }
    }

    [Fact]
    public void The_order_of_attributes_does_not_matter()
    {
        var random = new Random(7);
        foreach (var file in Files)
        {
            var xml = Transcoding.ToUtf8(File.ReadAllBytes(file), contentType: null).ToArray();
            var shuffled = WithAttributesShuffled(xml, random);
            Assert.True(Items(xml).SequenceEqual(Items(shuffled)), file);
        }
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    public void The_encoding_does_not_matter(string encoding, bool marked)
    {
        foreach (var file in Files)
        {
            var text = Encoding.UTF8.GetString(Transcoding.ToUtf8(File.ReadAllBytes(file), contentType: null).Span);
            var start = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
            var charset = Charset.Find(encoding)!;
            byte[] bytes = [.. marked ? charset.GetPreamble() : [], .. charset.GetBytes($"<?xml version=\"1.0\" encoding=\"{encoding}\"?>{text[start..]}")];
            Assert.True(Items(Encoding.UTF8.GetBytes(text)).SequenceEqual(Items(bytes)), file);
        }
    }

    private static byte[] WithAttributesShuffled(byte[] xml, Random random)
    {
        using var shuffled = new MemoryStream();
        var copied = 0;
        var tokens = new Tokenizer(xml);
        while (tokens.Read())
        {
            if (tokens.Kind == TokenKind.Start && !tokens.Attributes.IsEmpty)
            {
                xml.AsSpan().Overlaps(tokens.Attributes, out var start);
                shuffled.Write(xml.AsSpan(copied, start - copied));
                shuffled.Write(Encoding.UTF8.GetBytes(Shuffled(tokens.Attributes, random)));
                copied = start + tokens.Attributes.Length;
            }
        }

        shuffled.Write(xml.AsSpan(copied));
        return shuffled.ToArray();
    }

    private static string Shuffled(ReadOnlySpan<byte> attributes, Random random)
    {
        List<string> all = [];
        var each = new TagAttributes(attributes);
        while (each.Read())
        {
            var quote = each.Value.Contains((byte)'"') ? '\'' : '"';
            all.Add($" {Encoding.UTF8.GetString(each.Name)}={quote}{Encoding.UTF8.GetString(each.Value)}{quote}");
        }

        string[] order = [.. all];
        random.Shuffle(order);
        return string.Concat(order);
    }

    private static string[] Items(byte[] bytes) => FeedReader.Read(bytes) switch
    {
        FeedReading.Whole whole => [.. whole.Feed.Items.Select(AsText)],
        FeedReading.Truncated cut => [.. cut.Feed.Items.Select(AsText)],
        _ => [],
    };

    // Text for HTML, whose tags have attributes too; no language, which may stand behind the items, so that a part need not know it.
    private static string AsText(FeedItem item) => JsonSerializer.Serialize(
        new { item.Guid, item.Url, item.Title, item.Text, item.Authors, item.Categories, item.PublishedAt, item.UpdatedAt, item.Enclosures });
}
