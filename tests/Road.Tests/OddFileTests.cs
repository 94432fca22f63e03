using System.Text;
using System.Text.Json;
using NewsPipeline.Contracts;
using NewsPipeline.Standalone;
using NewsPipeline.Storage;

namespace NewsPipeline.Road.Tests;

/// <summary>Files that no one should write, to every verb that reads articles.</summary>
public sealed class OddFileTests : IDisposable
{
    private const string Good = """{"id":"good","text":"Russia demands that Ukraine confirm its neutral status."}""";

    private static readonly string[] Readable =
    [
        "\ufeff" + Good,
        "\r",
        "",
        Line("chinese", "俄罗斯和乌克兰代表团在伊斯坦布尔举行谈判，双方就停火问题交换了意见，" + new string('火', 200)),
        Line("thai", string.Concat(Enumerable.Repeat("ผู้แทนรัสเซียและยูเครนเจรจาที่อิสตันบูล", 20))),
        Line("one-word", new string('x', 5_000)),
        Line("punctuation", "...!?;:— " + new string('!', 3_000)),
        Line("sentences", string.Concat(Enumerable.Repeat("A. ", 5_000))),
        Line("long", string.Concat(Enumerable.Repeat("Talks go on. ", 20_000))),
        """{"id":"control","title":"\u0000\u0001","text":"a \u0000 b","other":{"deep":[[[[1]]]]}}""",
        """{"id":"first","id":"twice","text":"first","text":"the second of two texts counts"}""",
        """{"id":"early","text":"before all news","publishedAt":"0001-01-01T00:00:00Z"}""",
        """{"id":"late","text":"after all news","publishedAt":"9999-12-31T23:59:59Z"}""",
        """{"id":"relative","text":"an address that leads nowhere","url":"/here"}""",
        """{"url":"https://harbourpost.example/by-address","title":"Its address names it"}""",
        """{"id":"only-id"}""",
        """{"id":"nulls","title":null,"text":null,"outlet":null,"publishedAt":null,"language":null,"url":null}""",
        """{"id":"blank","title":" \t","text":"\n"}""",
        """{"title":"Nothing names it"}""",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("newspipeline");

    public static TheoryData<byte[], string> Unreadable => new()
    {
        { "not json"u8.ToArray(), "invalid" },
        { "{\"id\":\"cut"u8.ToArray(), "end of data" },
        { "{\"id\":\"a\"}{\"id\":\"b\"}"u8.ToArray(), "invalid after a single JSON value" },
        { "[]"u8.ToArray(), "a line must be a JSON object" },
        { "null"u8.ToArray(), "null is no JSON object" },
        { "\"text\""u8.ToArray(), "a line must be a JSON object" },
        { "{\"id\":7}"u8.ToArray(), "\"id\" must be text" },
        { "{\"id\":\"a\",\"text\":[\"b\"]}"u8.ToArray(), "\"text\" must be text" },
        { "{\"id\":\"a\",\"title\":\"\\ud800 alone\"}"u8.ToArray(), "\"title\" must be text without broken characters" },
        { "{\"id\":\"a\",\"text\":\"\u0001\"}"u8.ToArray(), "is invalid within a JSON string" },
        { "{\"id\":\"a\",\"publishedAt\":\"2025-02-30T00:00:00Z\"}"u8.ToArray(), "\"publishedAt\" must be a date" },
        { "{\"id\":\"a\",\"publishedAt\":\"yesterday\"}"u8.ToArray(), "\"publishedAt\" must be a date" },
        { "{\"id\":\"a\",\"url\":\"http://\"}"u8.ToArray(), "\"url\" must be an address" },
        { Encoding.Latin1.GetBytes("{\"id\":\"caf\u00e9\"}"), "this is not UTF-8" },
        { [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{\"id\":\"a\"}")], "this is not UTF-8" },
        { Encoding.UTF8.GetBytes("{\"id\":\"a\",\"other\":" + new string('[', 5_000)), "depth of 64" },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public async Task A_line_that_cannot_be_read_is_named_with_its_file_and_number(byte[] line, string says)
    {
        var file = await WriteAsync([.. Encoding.UTF8.GetBytes(Good + "\r\n\n"), .. line]);
        var complaint = await Assert.ThrowsAsync<UnreadableInputException>(() => ReadAsync(file));
        Assert.StartsWith($"{file}, line 3: ", complaint.Message, StringComparison.Ordinal);
        Assert.Contains(says, complaint.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', complaint.Message);
    }

    /// <summary>Not among the data above: a test's data are written down before it runs.</summary>
    [Fact]
    public Task A_line_without_end_is_named_too() => A_line_that_cannot_be_read_is_named_with_its_file_and_number(new byte[64_100_000], "longer than 64 MB");

    [Fact]
    public async Task What_can_be_read_is_an_article_or_refused_by_name()
    {
        var read = await ReadAsync(await WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", Readable))));
        Assert.Equal(Readable.Length - 2, read.Count);
        Assert.Equal(
            [("only-id", Refusal.NoWords), ("nulls", Refusal.NoWords), ("blank", Refusal.NoWords), (null, Refusal.NoIdentity)],
            read.Where(one => one.Refusal is not null).Select(one => (one.Line.Id, one.Refusal)));
        Assert.Contains(read, one => one.Line.Id == "twice");
    }

    [Fact]
    public async Task A_line_of_twenty_megabytes_becomes_an_article_that_travels()
    {
        var (_, line, refusal) = Assert.Single(await ReadAsync(await WriteAsync(Encoding.UTF8.GetBytes(Line("long", string.Concat(Enumerable.Repeat("Talks go on. ", 1_600_000)))))));
        Assert.Null(refusal);
        Assert.InRange(line.ToArticle(line.Name(), DateTimeOffset.UnixEpoch).Text.Length, 99_000, Article.LongestText);
    }

    [Theory]
    [InlineData("enrich", 13)]
    [InlineData("stories", 13)]
    [InlineData("coverage", 11)]
    [InlineData("replay", 1)]
    public async Task Every_verb_goes_on_and_says_on_one_line_what_it_refused(string verb, int lines)
    {
        var file = await WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', Readable)));
        var run = await ServiceProcess.RunAsync([verb, file, .. verb == "replay" ? [$"--data={folder.FullName}"] : Array.Empty<string>()]);
        Assert.Equal($"newspipeline: {file}: 4 of 17 articles refused (no-words 3, no-identity 1), the first in line 16.", run.Error.Trim());
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(lines, run.Output.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Where_a_line_cannot_be_read_nothing_is_sent()
    {
        var file = await WriteAsync(Encoding.UTF8.GetBytes($"{Good}\nnot json\n"));
        var run = await ServiceProcess.RunAsync("replay", file, $"--data={folder.FullName}/store");
        Assert.Equal(2, run.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "store")));
    }

    [Fact]
    public async Task A_file_without_lines_holds_no_articles() => Assert.Empty(await ReadAsync(await WriteAsync([])));

    [Fact]
    public async Task A_folder_is_no_file() =>
        Assert.Contains("cannot be read", (await Assert.ThrowsAsync<UnreadableInputException>(() => ReadAsync(folder.FullName))).Message, StringComparison.Ordinal);

    public void Dispose() => folder.Delete(recursive: true);

    private static string Line(string id, string text) => JsonSerializer.Serialize(new { id, text }, Wire.Json);

    private static async Task<List<(int Number, ArticleLine Line, string? Refusal)>> ReadAsync(string file)
    {
        var lines = new List<(int, ArticleLine, string?)>();
        await foreach (var line in new ArticleFile(file).LinesAsync(default))
        {
            lines.Add(line);
        }

        return lines;
    }

    private async Task<string> WriteAsync(byte[] bytes)
    {
        var file = Path.Combine(folder.FullName, "articles.jsonl");
        await File.WriteAllBytesAsync(file, bytes);
        return file;
    }
}
