using System.Text.Json;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Stories.Tests;

/// <summary>Quality may rise, not fall: one setting for full texts of many kinds and for bare headlines.</summary>
public class FloorTests
{
    [Theory]
    [InlineData("ecbplus", 0.85)]
    [InlineData("gvc", 0.95)]
    [InlineData("mixed", 0.87)]
    [InlineData("uci", 0.58)]
    public void Stories_are_as_good_as_they_were(string set, double floor)
    {
        var gold = Lines($"stories/dev-{set}.gold.jsonl").ConvertAll(line => line.GetProperty("story").GetString()!);
        var placed = Place($"stories/dev-{set}.jsonl").ConvertAll(placement => placement.Story.Value);

        Assert.InRange(BCubed(gold, placed), floor, 1);
    }

    [Theory]
    [InlineData("ecbplus", 0.95)]
    [InlineData("gvc", 0.94)]
    public void Copies_are_found_as_well_as_they_were(string set, double floor)
    {
        var gold = Lines($"stories/dev-dup-{set}.gold.jsonl");
        var groupOf = gold.ToDictionary(line => line.GetProperty("id").GetString()!, line => line.GetProperty("duplicateOf").GetString() ?? line.GetProperty("id").GetString()!);
        var placed = Place($"stories/dev-dup-{set}.jsonl");
        var marked = placed.Zip(gold).Where(pair => pair.First.DuplicateOf is not null).ToList();
        var right = marked.Count(pair =>
            pair.Second.GetProperty("duplicateOf").GetString() is { } group && groupOf[pair.First.DuplicateOf!.Value.Value] == group);
        var copies = gold.Count(line => line.GetProperty("duplicateOf").GetString() is not null);

        Assert.InRange(2.0 * right / (marked.Count + copies), floor, 1);
    }

    private static List<Placement> Place(string file)
    {
        var desk = new Newsdesk(new DeskSettings());
        return Lines(file).ConvertAll(line => desk.Place(new(Some.Found(Article(line)), Reading.Nothing("en"))).Placement);
    }

    private static Article Article(JsonElement line)
    {
        var published = line.GetProperty("publishedAt");
        return Some.Article(
            line.GetProperty("id").GetString()!,
            line.GetProperty("title").GetString()!,
            line.GetProperty("text").GetString()!,
            at: published.ValueKind == JsonValueKind.Null ? null : published.GetDateTimeOffset());
    }

    private static List<JsonElement> Lines(string file) =>
        [.. File.ReadLines(SharedFolder.Find(file)).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    private static double BCubed(List<string> gold, List<string> placed)
    {
        var both = gold.Zip(placed).CountBy(pair => pair).ToDictionary();
        var precision = Mean(placed.CountBy(story => story).ToDictionary(), pair => pair.Second);
        var recall = Mean(gold.CountBy(story => story).ToDictionary(), pair => pair.First);
        return 2 * precision * recall / (precision + recall);

        double Mean(Dictionary<string, int> sizes, Func<(string First, string Second), string> story) =>
            gold.Zip(placed).Average(pair => (double)both[pair] / sizes[story(pair)]);
    }
}
