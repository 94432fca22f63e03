using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using NewsPipeline.Feeds.Bytes;

namespace NewsPipeline.Feeds.Tests;

public class FeedPropertyTests
{
    private static readonly byte[][] Inputs = [.. Case.Names().Select(Case.Bytes)];
    private static readonly string[] WellFormed = ["rss-2.0", "atom-1.0", "rdf-prefixed", "atom-0.3", "youtube-like-media-group"];

    [Fact]
    public void Any_prefix_of_a_feed_gives_only_items_that_were_whole()
    {
        foreach (var name in WellFormed.Append("json-feed"))
        {
            var bytes = Case.Bytes(name);
            var whole = Items(FeedReader.Read(bytes));
            for (var length = 0; length < bytes.Length; length++)
            {
                var items = Items(FeedReader.Read(bytes.AsMemory(0, length)));
                Assert.Equal(whole.Take(items.Length), items);
            }
        }
    }

    [Property(MaxTest = 400)]
    public void No_change_of_some_bytes_makes_it_throw(ushort which, (ushort At, byte Value)[] changes)
    {
        var bytes = Inputs[which % Inputs.Length].ToArray();
        foreach (var (at, value) in bytes.Length == 0 ? [] : changes)
        {
            bytes[at % bytes.Length] = value;
        }

        Read(bytes);
    }

    [Property(MaxTest = 400)]
    public void No_piece_cut_out_makes_it_throw(ushort which, ushort from, byte length)
    {
        var bytes = Inputs[which % Inputs.Length];
        var start = bytes.Length == 0 ? 0 : from % bytes.Length;
        Read([.. bytes.Take(start), .. bytes.Skip(start + length)]);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-15")]
    [InlineData("macintosh")]
    [InlineData("IBM037")]
    public void The_encoding_does_not_matter(string encoding)
    {
        foreach (var name in WellFormed)
        {
            var text = Encoding.UTF8.GetString(Case.Bytes(name));
            text = $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>" + text[(text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) + 2 : 0)..];
            Assert.Equal(Items(FeedReader.Read(Case.Bytes(name))), Items(FeedReader.Read(Charset.Find(encoding)!.GetBytes(text))));
        }
    }

    [Theory]
    [InlineData("a=\"1\" b='2' href=\"http://x.example/\" rel=\"alternate\" type='text/html' c = \"3\"")]
    [InlineData("type='text/html' rel=\"alternate\" c = \"3\" href=\"http://x.example/\" b='2' a=\"1\"")]
    [InlineData("\n  c=\"3\"\n  href = 'http://x.example/'\n  a=\"'\"\trel='alternate'\n")]
    public void The_order_of_attributes_does_not_matter(string attributes)
    {
        var feed = $"<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><link {attributes}/></entry></feed>";
        var whole = Assert.IsType<FeedReading.Whole>(FeedReader.Read(Encoding.UTF8.GetBytes(feed)));
        Assert.Equal("http://x.example/", Assert.Single(whole.Feed.Items).Url);
    }

    private static void Read(byte[] bytes)
    {
        var items = Items(FeedReader.Read(bytes));
        Assert.NotNull(items);
    }

    private static string[] Items(FeedReading reading) => reading switch
    {
        FeedReading.Whole whole => [.. whole.Feed.Items.Select(AsText)],
        FeedReading.Truncated cut => [.. cut.Feed.Items.Select(AsText)],
        _ => [],
    };

    // The feed's language may stand behind the items, so a prefix need not know it.
    private static string AsText(FeedItem item) => JsonSerializer.Serialize(new
    {
        item.Guid,
        item.Url,
        item.Title,
        item.SummaryHtml,
        item.ContentHtml,
        item.Text,
        item.Authors,
        item.Categories,
        item.PublishedAt,
        item.UpdatedAt,
        item.Enclosures,
    });
}
