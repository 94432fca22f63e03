using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Services.Tests;

/// <summary>Whether a client that is generated from <c>/openapi/v1.json</c> can ask and read all that we promise.</summary>
public sealed partial class ApiDocumentTests(SearchDesk desk) : IClassFixture<SearchDesk>
{
    [Fact]
    public async Task What_is_required_is_there_and_is_never_null()
    {
        await using var app = await AlertsApp.StartAsync();
        foreach (var document in new[] { await DocumentAsync(desk.Client), await DocumentAsync(app.Http) })
        {
            var objects = Within(document).Where(schema => schema["required"] is JsonArray && schema["properties"] is JsonObject).ToList();
            Assert.NotEmpty(objects);
            foreach (var schema in objects)
            {
                foreach (var name in schema["required"]!.AsArray().Select(name => name!.GetValue<string>()))
                {
                    Assert.True(schema["properties"]![name] is { } property && !AdmitsNull(property), $"'{name}' of {schema.ToJsonString()}");
                }
            }
        }
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        await using var app = await AlertsApp.StartAsync();
        foreach (var document in new[] { await DocumentAsync(desk.Client), await DocumentAsync(app.Http) })
        {
            foreach (var reference in Within(document).Select(part => part["$ref"]).OfType<JsonValue>().Select(value => value.GetValue<string>()))
            {
                Assert.NotNull(reference[2..].Split('/').Aggregate((JsonNode?)document, (at, step) => at?[step]));
            }
        }
    }

    [Fact]
    public async Task Every_answer_is_as_its_schema_says()
    {
        await using var app = await AlertsApp.StartAsync();
        await app.PublishAsync(AlertSome.Report("d1"));
        using var made = await app.Http.PostAsJsonAsync("/api/subscriptions", new { issuer = "Iran", webhook = "https://desk.example/hook" });
        var subscription = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        string IdFor(string path) =>
            path.Contains("subscriptions", StringComparison.Ordinal) ? subscription
            : path.Contains("stories", StringComparison.Ordinal) ? SearchTalks.Story.Value
            : path.Contains("demands", StringComparison.Ordinal) ? SearchTalks.NeutralId.Value
            : path.Contains("errors", StringComparison.Ordinal) ? "e-lost"
            : "talks-7";

        var answered = 0;
        foreach (var client in new[] { desk.OperatorsClient, app.Http })
        {
            var document = await DocumentAsync(client);
            foreach (var (path, operations) in document["paths"]!.AsObject())
            {
                if (operations!["get"]?["responses"]?["200"]?["content"]?["application/json"]?["schema"] is { } schema)
                {
                    var answer = await client.GetStringAsync(path.Replace("{id}", IdFor(path), StringComparison.Ordinal));
                    AssertFits(document, schema, answer, path);
                    answered++;
                }
            }
        }

        Assert.True(answered >= 15);
    }

    [Fact]
    public async Task Operations_that_need_a_key_say_so_and_no_others()
    {
        await using var app = await AlertsApp.StartAsync();
        var document = await DocumentAsync(app.Http);
        Assert.Equal("bearer", document["components"]!["securitySchemes"]!["key"]!["scheme"]!.GetValue<string>());
        using var stranger = app.HttpWith(null);
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                using var request = new HttpRequestMessage(HttpMethod.Parse(method), path.Replace("{id}", "sub_1", StringComparison.Ordinal));
                using var answer = await stranger.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                Assert.Equal(answer.StatusCode == HttpStatusCode.Unauthorized, operation!["security"] is JsonArray { Count: > 0 });
                Assert.Equal(answer.StatusCode == HttpStatusCode.Unauthorized, operation["responses"]!["401"] is not null);
            }
        }
    }

    [Fact]
    public async Task Where_reading_needs_a_key_the_document_says_so()
    {
        await using var app = await AlertsApp.StartAsync("--Access:Reading=keys");
        var document = await DocumentAsync(app.Http);
        Assert.All(document["paths"]!.AsObject(), path => Assert.All(path.Value!.AsObject(), operation => Assert.NotNull(operation.Value!["security"])));
    }

    [Fact]
    public async Task The_readme_s_examples_are_answered_as_they_are_written()
    {
        await using var app = await AlertsApp.StartAsync();
        var document = await DocumentAsync(app.Http);
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var examples = Curl().Matches(readme.Replace("\\\n", " ", StringComparison.Ordinal)).ToList();
        Assert.True(examples.Count >= 2);
        foreach (var example in examples)
        {
            var (address, body) = (example.Groups["address"].Value, example.Groups["body"].Value);
            if (body.Length == 0)
            {
                await desk.JsonAsync(address);
            }
            else
            {
                Assert.Contains("Authorization: Bearer $NEWSPIPELINE_KEY", example.Value);
                var schema = document["paths"]![address]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;
                AssertFits(document, schema, body, address);
                using var answer = await app.Http.PostAsync(address, new StringContent(body, Encoding.UTF8, "application/json"));
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                var answered = document["paths"]![address]!["post"]!["responses"]!["201"]!["content"]!["application/json"]!["schema"]!;
                AssertFits(document, answered, await answer.Content.ReadAsStringAsync(), address);
            }
        }
    }

    private static async Task<JsonNode> DocumentAsync(HttpClient client) => JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!;

    private static void AssertFits(JsonNode document, JsonNode schema, string json, string where)
    {
        // As JSON Schema writes what OpenAPI calls components.
        var whole = new JsonObject { ["allOf"] = new JsonArray(schema.DeepClone()), ["$defs"] = document["components"]!["schemas"]!.DeepClone() };
        var text = whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
        using var value = JsonDocument.Parse(json);
        var result = JsonSchema.FromText(text).Evaluate(value.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(result.IsValid, $"{where}: {string.Join("; ", (result.Details ?? []).Where(part => part.Errors is { Count: > 0 } && !part.EvaluationPath.ToString().Contains("/oneOf/", StringComparison.Ordinal)).Select(part => $"{part.InstanceLocation} {string.Join(", ", part.Errors!)}"))}");
    }

    private static bool AdmitsNull(JsonNode schema) =>
        (schema["type"] is JsonArray types && types.Any(type => type!.GetValue<string>() == "null"))
        || (schema["oneOf"] is JsonArray either && either.Any(one => one?["type"]?.ToString() == "null"));

    private static IEnumerable<JsonObject> Within(JsonNode? node) => node switch
    {
        JsonObject part => [part, .. part.SelectMany(property => Within(property.Value))],
        JsonArray list => list.SelectMany(Within),
        _ => [],
    };

    [GeneratedRegex(@"^curl '?http://localhost:808[01](?<address>/[^\s']*)'?[^\n]*?(?: -d '(?<body>[^']*)')?$", RegexOptions.Multiline)]
    private static partial Regex Curl();
}
