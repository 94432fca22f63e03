using System.Text.Json;
using NewsPipeline.Contracts;

namespace NewsPipeline.Feeds.Tests;

/// <summary>A feed file in <c>Cases</c> and, beside it, what must come of it: only what is written there is checked.</summary>
internal static class Case
{
    private const string Expectation = ".expected.json";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder, "*" + Expectation).Select(file => Path.GetFileName(file)[..^Expectation.Length]).Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name) =>
        File.ReadAllBytes(Directory.EnumerateFiles(Folder, name + ".*").Single(file => !file.EndsWith(Expectation, StringComparison.Ordinal)));

    public static JsonElement Expected(string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name + Expectation))).RootElement;

    public static JsonElement AsJson(FeedReading reading) => JsonSerializer.SerializeToElement<object>(
        reading switch
        {
            FeedReading.Whole whole => new { whole.Feed },
            FeedReading.Truncated cut => new { cut.Feed, Truncated = cut.Reason },
            FeedReading.NotAFeed none => new { NotAFeed = none.Reason },
            _ => throw new InvalidOperationException(),
        },
        Wire.Json);

    /// <summary>Where the two differ, as paths; items go by position.</summary>
    public static IEnumerable<string> Differences(JsonElement expected, JsonElement actual, string path = "")
    {
        if (expected.ValueKind != actual.ValueKind)
        {
            return [$"{path}: expected {expected}, was {actual}"];
        }

        return expected.ValueKind switch
        {
            JsonValueKind.Object => expected.EnumerateObject().SelectMany(field =>
                Differences(field.Value, actual.TryGetProperty(field.Name, out var value) ? value : default, $"{path}.{field.Name}")),
            JsonValueKind.Array when expected.GetArrayLength() != actual.GetArrayLength() => [$"{path}: expected {expected}, was {actual}"],
            JsonValueKind.Array => expected.EnumerateArray().Zip(actual.EnumerateArray()).SelectMany((pair, i) => Differences(pair.First, pair.Second, $"{path}[{i}]")),
            _ => JsonElement.DeepEquals(expected, actual) ? [] : [$"{path}: expected {expected}, was {actual}"],
        };
    }
}
