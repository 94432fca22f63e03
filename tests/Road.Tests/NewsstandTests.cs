using System.Text.Json;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Road.Tests;

/// <summary>
/// Two made-up talks among small news, in <c>Newsstand</c>: what the verbs make of them must not get worse. Written to be read and not
/// to be passed: what is missed is missed. The large sets say how good it is; this one lies beside every checkout.
/// </summary>
public sealed class NewsstandTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Road.Tests/Newsstand");
    private static readonly List<ToldStory> Gold = Lines<ToldStory>(File.ReadAllText(Path.Combine(Folder, "gold.jsonl")));

    [Fact]
    public async Task Stories_are_told_apart_and_copies_are_known()
    {
        var placed = Lines<PlacedLine>(await RunAsync("stories"));
        var storyOf = Gold.SelectMany(story => story.Articles, (story, article) => (article, story)).ToDictionary();
        var copies = Gold.SelectMany(story => story.Copies).SelectMany(group => group.Skip(1), (group, copy) => (copy, Of: group[0])).ToHashSet();

        // As many stories as there are, each of one kind: all articles are where they belong.
        Assert.Equal(Gold.Count, placed.DistinctBy(line => line.Story.Id).Count());
        Assert.Equal(Gold.Count, placed.Select(line => (line.Story.Id, storyOf[line.Id])).Distinct().Count());
        Assert.Equal(copies, placed.Where(line => line.DuplicateOf is not null).Select(line => (line.Id, line.DuplicateOf!)).ToHashSet());
    }

    [Fact]
    public async Task Demands_are_found_with_their_carriers_and_raised_early_and_answers_are_linked()
    {
        var score = new NewsstandScore(Gold, Lines<FoundStory>(await RunAsync("coverage")));

        Assert.True(
            score is { Matrix: >= 0.90, Alerts: >= 0.86, Answers: >= 0.34 },
            $"matrix {score.Matrix:F3} alerts {score.Alerts:F3} answers {score.Answers:F3}");
    }

    private static async Task<string> RunAsync(string verb)
    {
        var (exitCode, output, error) = await ServiceProcess.RunAsync(verb, Path.Combine(Folder, "articles.jsonl"));
        Assert.Equal((0, ""), (exitCode, error));
        return output;
    }

    private static List<T> Lines<T>(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<T>(line, Wire.Json)!)];

    private sealed record PlacedLine(string Id, Named Story, string? DuplicateOf);
}

internal sealed record Named(string? Id, string? Name);

internal sealed record ToldStory(string Story, List<string> Articles, List<List<string>> Copies, List<ToldDemand> Demands, List<ToldAnswer> Responses);

/// <param name="Issuer">Every form of the name that is accepted.</param>
internal sealed record ToldDemand(string Id, List<string?> Issuer, List<ToldCarrier> Carriers);

internal sealed record ToldCarrier(string Article, string What, bool Optional);

internal sealed record ToldAnswer(string Demand, List<string> Actor, Stance Stance, List<string> Articles);

internal sealed record FoundStory(List<FoundDemand> Demands, List<FoundAnswer> Responses);

internal sealed record FoundDemand(string Id, Named? Issuer, List<FoundCarrier> Carriers);

internal sealed record FoundCarrier(string Article, string What);

internal sealed record FoundAnswer(string Demand, string Actor, Stance Stance, string Article);
