using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NewsPipeline.Fixtures;
using NewsPipeline.Storage.Elasticsearch.Indices;
using NewsPipeline.Storage.Elasticsearch.Writing;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>Kibana imports a broken dashboard without a word; so what its objects name is held against the store's mappings here.</summary>
public sealed class KibanaTests(OwnIndices indices) : IClassFixture<OwnIndices>
{
    private static readonly string[] Indices = ["articles", "demands", "stories", "findings"];

    private readonly KibanaFile file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_field_named_is_in_the_mapping_and_bears_its_use()
    {
        var known = Indices.ToDictionary(index => index, index => KnownFields.Of(Schema.Mapping(index)));
        Assert.Equal(Indices.Order(StringComparer.Ordinal), file.Fields.Select(named => named.Index).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(file.Fields.Select(named => known[named.Index].Problem(named)).OfType<string>());
    }

    [Fact]
    public async Task The_engine_itself_says_so()
    {
        await using var store = await indices.FreshAsync();
        await store.Get<Partitions>().OpenAsync("2025.05", Cancellation);
        using var http = new HttpClient { BaseAddress = new Uri(indices.Url) };
        foreach (var fields in file.Fields.GroupBy(named => named.Index))
        {
            var answer = await http.GetFromJsonAsync<JsonNode>($"/{indices.Prefix}{fields.Key}/_field_caps?fields=*&filters=-metadata", Cancellation);
            var known = KnownFields.Answered(answer!);
            Assert.Empty(fields.Select(known.Problem).OfType<string>());
        }
    }

    [Theory]
    [InlineData("text", Use.Summed, "cannot be aggregated")]
    [InlineData("number", Use.Time, "no date")]
    [InlineData("word", Use.Measured, "no number")]
    [InlineData("below.word", Use.Summed, "lies below the nested below")]
    [InlineData("below", Use.Shown, "does not exist")]
    [InlineData("gone", Use.Shown, "does not exist")]
    public void A_field_that_does_not_bear_its_use_is_found(string field, Use use, string told)
    {
        var known = KnownFields.Of((JsonObject)JsonNode.Parse("""
            { "properties": {
                "text": { "type": "text" }, "number": { "type": "long" }, "word": { "type": "keyword" },
                "below": { "type": "nested", "properties": { "word": { "type": "keyword" } } } } }
            """)!);
        Assert.Contains(told, known.Problem(new NamedField(file.Objects[0], "articles", field, use)), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_object_is_there_once_and_every_reference_is_used_and_leads_somewhere()
    {
        var ids = file.Objects.Select(saved => (saved.Type, saved.Id)).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(file.Objects, saved =>
        {
            Assert.Equal(KibanaFile.NamesUsed(saved).Order(StringComparer.Ordinal), saved.References.Select(other => other.Name).Order(StringComparer.Ordinal));
            Assert.All(saved.References, other => Assert.Contains((other.Type, other.Id), ids));
        });
    }

    [Fact]
    public void Every_chart_hangs_on_a_dashboard_once_and_says_what_it_answers()
    {
        var charts = file.Objects.Where(saved => saved.Type == "lens").ToList();
        var shown = file.Objects.Where(saved => saved.Type == "dashboard")
            .SelectMany(saved => saved.References).Where(other => other.Type == "lens").Select(other => other.Id);
        Assert.Equal(charts.Select(chart => chart.Id).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        Assert.All(charts, chart => Assert.Contains('?', (string)chart.Attributes["title"]!));
    }

    [Fact]
    public async Task The_checker_of_saved_objects_finds_no_fault()
    {
        var checker = SharedFolder.Find("kibana/check_saved_objects.py");
        using var folder = new TemporaryFolder();
        var mappings = await Task.WhenAll(Indices.Select(async index =>
        {
            var path = Path.Combine(folder.Path, $"{index}.json");
            await File.WriteAllTextAsync(path, new JsonObject { ["mappings"] = Schema.Mapping(index) }.ToJsonString(), Cancellation);
            return path;
        }));
        using var python = Process.Start(new ProcessStartInfo("python3", [checker, KibanaFile.Location, "--kibana", "9.2.0", "--mapping", .. mappings])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var said = await python.StandardOutput.ReadToEndAsync(Cancellation);
        await python.WaitForExitAsync(Cancellation);
        Assert.True(python.ExitCode == 0, said);
    }
}
