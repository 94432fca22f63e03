using System.Text.Json;
using System.Text.Json.Nodes;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Contracts.Tests;

/// <summary>What may be missing from a message, and what may not.</summary>
public sealed class StrictWireTests
{
    private static readonly Type[] Messages = [typeof(ArticleFound), typeof(ArticleEnriched), typeof(ArticlePlaced), typeof(DemandRaised)];

    public static TheoryData<string> Names => [.. Messages.Select(message => message.Name)];

    /// <summary>A message of the first version that was ever sent. It is never changed: a field that comes later needs a default.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_message_of_the_oldest_version_can_be_read(string name) => Assert.Null(Gaps.ReasonOf(Golden(name), TypeOf(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_part_of_a_message_is_null_it_is_read_or_refused_with_its_name_and_never_half_read(string name)
    {
        var refused = 0;
        foreach (var (path, json) in WithNulls(name))
        {
            var reason = Gaps.ReasonOf(json, TypeOf(name));
            refused += reason is null ? 0 : 1;
            Assert.True(reason is null || reason.EndsWith(" is missing", StringComparison.Ordinal) || reason.EndsWith(" is not what it should be", StringComparison.Ordinal), $"{path}: {reason}");
            Assert.Equal(reason is null, IsRead(json, TypeOf(name)));
        }

        Assert.True(refused > 10, $"{refused} refused");
    }

    [Theory]
    [InlineData("enriched.found.article.text", "article.text is missing")]
    [InlineData("enriched.found.article.authors.0", "article.authors[0] is missing")]
    [InlineData("enriched.found.article", "article is missing")]
    [InlineData("enriched.reading.demands.0", "reading.demands[0] is missing")]
    [InlineData("enriched.reading.entities.0.mentions", "reading.entities[0].mentions is missing")]
    [InlineData("placement.storyTitle", "placement.storyTitle is missing")]
    [InlineData("enriched", "enriched is missing")]
    public void A_part_that_is_null_and_a_part_that_is_not_there_are_named_alike(string path, string reason)
    {
        Assert.Equal(reason, Gaps.ReasonOf(Changed("ArticlePlaced", path, _ => null), typeof(ArticlePlaced)));
        if (!char.IsDigit(path[^1]))
        {
            Assert.Equal(reason, Gaps.ReasonOf(Changed("ArticlePlaced", path, _ => null, remove: true), typeof(ArticlePlaced)));
        }
    }

    [Theory]
    [InlineData("enriched.found.article.foundAt", "yesterday", "article.foundAt is not what it should be")]
    [InlineData("enriched.found.article.text", 7, "article.text is not what it should be")]
    [InlineData("enriched.found.article", "an article", "article is not what it should be")]
    public void A_part_of_another_kind_is_named(string path, object value, string reason) =>
        Assert.Equal(reason, Gaps.ReasonOf(Changed("ArticlePlaced", path, _ => JsonSerializer.SerializeToNode(value)), typeof(ArticlePlaced)));

    [Theory]
    [InlineData("enriched.found.article.feed")]
    [InlineData("enriched.found.article.url")]
    [InlineData("enriched.found.article.language")]
    [InlineData("enriched.found.article.publishedAt")]
    [InlineData("placement.duplicateOf")]
    public void What_may_be_unknown_may_be_null(string path) =>
        Assert.Null(Gaps.ReasonOf(Changed("ArticlePlaced", path, _ => null), typeof(ArticlePlaced)));

    [Theory]
    [InlineData("enriched.found.article.authors")]
    [InlineData("enriched.found.article.dateDoubtful")]
    [InlineData("enriched.reading.demands.0.negated")]
    public void What_has_a_default_may_be_absent(string path) =>
        Assert.Null(Gaps.ReasonOf(Changed("ArticlePlaced", path, _ => null, remove: true), typeof(ArticlePlaced)));

    private static Type TypeOf(string name) => Messages.Single(message => message.Name == name);

    private static string Text(string name) => File.ReadAllText(Path.Combine(Repository.Root, "tests", "Contracts.Tests", "Golden", $"{name}.json"));

    private static JsonElement Golden(string name) => JsonSerializer.Deserialize<JsonElement>(Text(name));

    private static bool IsRead(JsonElement json, Type type)
    {
        try
        {
            return json.Deserialize(type, Wire.Strict) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonElement Changed(string name, string path, Func<JsonNode?, JsonNode?> change, bool remove = false)
    {
        var root = JsonNode.Parse(Text(name))!;
        var steps = path.Split('.');
        var parent = steps[..^1].Aggregate(root, (node, step) => node is JsonArray array ? array[int.Parse(step, null)]! : node[step]!);
        if (parent is JsonArray items)
        {
            items[int.Parse(steps[^1], null)] = change(items[0]);
        }
        else if (remove)
        {
            ((JsonObject)parent).Remove(steps[^1]);
        }
        else
        {
            parent[steps[^1]] = change(parent[steps[^1]]);
        }

        return JsonSerializer.SerializeToElement(root);
    }

    private static IEnumerable<(string Path, JsonElement Json)> WithNulls(string name) =>
        Paths(JsonNode.Parse(Text(name))!).Select(path => (path, Changed(name, path, _ => null)));

    private static IEnumerable<string> Paths(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Below(member.Key, member.Value)),
        JsonArray items => items.SelectMany((item, index) => Below($"{index}", item)),
        _ => [],
    };

    private static IEnumerable<string> Below(string step, JsonNode? node) => node is null ? [step] : Paths(node).Select(path => $"{step}.{path}").Prepend(step);
}
