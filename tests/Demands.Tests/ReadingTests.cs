using System.Text.Encodings.Web;
using System.Text.Json;
using NewsPipeline.Contracts;

namespace NewsPipeline.Demands.Tests;

/// <summary>A new test is two files in <c>Readings</c>: a text, and what we read from it.</summary>
public sealed class ReadingTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Readings");

    private static readonly JsonSerializerOptions Indented = new(Wire.Json)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Texts => [.. Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)!).Order()];

    [Theory, MemberData(nameof(Texts))]
    public void Every_text_reads_as_the_file_beside_it_says(string name) =>
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, name + ".json")).TrimEnd(), AsJson(Read(name)));

    private static Reading Read(string name) =>
        new ArticleReader().Read(title: "", File.ReadAllText(Path.Combine(Folder, name + ".txt")).TrimEnd(), "en");

    private static string AsJson(Reading reading) => JsonSerializer.Serialize(
        new
        {
            demands = reading.Demands.Select(demand => new
            {
                issuer = demand.Issuer?.Name,
                addressee = demand.Addressee?.Name,
                demand.What,
                demand.Cue,
                demand.Strength,
                demand.Negated,
                demand.Topic,
                demand.Attribution,
            }),
            responses = reading.Responses.Select(response => new { response.Actor, response.Stance }),
        },
        Indented);
}
