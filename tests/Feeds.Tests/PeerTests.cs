using System.Net;
using System.Text.RegularExpressions;
using NewsPipeline.Fixtures;
using OtherFeed = CodeHollow.FeedReader.Feed;
using OtherItem = CodeHollow.FeedReader.FeedItem;
using OtherReader = CodeHollow.FeedReader.FeedReader;

namespace NewsPipeline.Feeds.Tests;

/// <summary>
/// Beside CodeHollow.FeedReader, feed by feed and field by field: where the two differ, <c>peer-differences.tsv</c> says so and why. A
/// difference that is not listed fails, and so does a line that no longer holds.
/// </summary>
public partial class PeerTests(ITestOutputHelper output)
{
    private static readonly string List = Path.Combine(AppContext.BaseDirectory, "peer-differences.tsv");

    [Fact]
    public void Where_we_and_FeedReader_differ_the_list_says_why()
    {
        string[] found = [.. Directory.EnumerateFiles(SharedFolder.Find("feeds/real")).Order(StringComparer.Ordinal).SelectMany(DifferencesIn)];
        var listed = File.ReadAllLines(List).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToList();
        Assert.All(listed, line => Assert.True(line is [_, _, _, { Length: > 10 }], $"'{string.Join(' ', line)}' has no reason"));
        Assert.Equal(listed.Select(line => string.Join('\t', line.Take(3))), found);
    }

    /// <summary>File, field and how many differ.</summary>
    private IEnumerable<string> DifferencesIn(string file)
    {
        var (name, bytes) = (Path.GetFileName(file), File.ReadAllBytes(file));
        var ours = Assert.IsType<FeedReading.Whole>(FeedReader.Read(bytes)).Feed;
        OtherFeed other;
        try
        {
            other = OtherReader.ReadFromByteArray(bytes);
        }
        catch (Exception e) when (e is System.Xml.XmlException or CodeHollow.FeedReader.Parser.FeedTypeNotSupportedException)
        {
            return [$"{name}\tall\t{ours.Items.Count}"];
        }

        return other.Items.Count != ours.Items.Count
            ? [$"{name}\titems\t{Math.Abs(ours.Items.Count - other.Items.Count)}"]
            : Header(ours, other).Concat(ours.Items.Zip(other.Items).SelectMany(pair => Item(pair.First, pair.Second)))
                .Where(field => field.Ours != field.Other)
                .GroupBy(field => field.Name)
                .Select(field =>
                {
                    var (_, one, another) = field.First();
                    output.WriteLine($"{name} {field.Key}\n  ours:  {one}\n  other: {another}");
                    return $"{name}\t{field.Key}\t{field.Count()}";
                });
    }

    private static IEnumerable<(string Name, string Ours, string Other)> Header(Feed ours, OtherFeed other) =>
    [
        ("feed title", Words(ours.Title), Words(other.Title)),
        ("feed url", Address(ours.Url), Address(other.Link)),
        ("feed description", Words(ours.Description), Words(other.Description)),
        ("feed language", Words(ours.Language), Words(other.Language)),
        ("feed updatedAt", Moment(ours.UpdatedAt), Moment(other.LastUpdatedDate)),
    ];

    private static IEnumerable<(string Name, string Ours, string Other)> Item(FeedItem ours, OtherItem other) =>
    [
        ("title", Words(ours.Title), Words(other.Title)),
        ("url", Address(ours.Url), Address(other.Link)),
        ("guid", Words(ours.Guid), Words(other.Id)),
        ("summaryHtml", Words(ours.SummaryHtml), Words(other.Description)),
        ("contentHtml", Words(ours.ContentHtml), Words(other.Content)),
        ("authors", Words(string.Join(", ", ours.Authors)), Words(other.Author)),
        ("categories", Words(string.Join("; ", ours.Categories)), Words(string.Join("; ", other.Categories ?? []))),
        ("publishedAt", Moment(ours.PublishedAt), Moment(other.PublishingDate)),
    ];

    /// <summary>Without tags, references and extra blanks: how markup is written is not what is compared.</summary>
    private static string Words(string? html) =>
        Blanks().Replace(Tags().Replace(WebUtility.HtmlDecode(WebUtility.HtmlDecode(html ?? "")), " "), " ").Trim();

    private static string Address(string? url) => (url ?? "").Trim().TrimEnd('/');

    private static string Moment(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("s") ?? "";

    private static string Moment(DateTime? moment) => moment?.ToString("s") ?? "";

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
