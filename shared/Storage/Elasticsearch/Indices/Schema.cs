using System.Text.Json.Nodes;

namespace NewsPipeline.Storage.Elasticsearch.Indices;

/// <summary>
/// Settings, analysis and mappings, as the files in <c>Schema</c> declare them. <c>"$report"</c> in a file stands for what
/// <c>report.json</c> holds, <c>"$spellings"</c> for the groups of <see cref="Spellings"/>.
/// </summary>
internal static class Schema
{
    /// <summary>To be raised with every change of a mapping or of the analysis; <c>store upgrade</c> builds indices of this version from older ones.</summary>
    public const int Version = 2;

    public static JsonObject Analysis => Read("analysis");

    /// <param name="kind">articles, demands, stories, names, homes, findings or errors.</param>
    public static JsonObject Mapping(string kind)
    {
        var mapping = Read(kind);
        mapping["_meta"] = new JsonObject { ["version"] = Version };
        return mapping;
    }

    private static JsonObject Read(string name) => (JsonObject)Expand(Parse(name));

    private static JsonNode Parse(string name)
    {
        using var file = typeof(Schema).Assembly.GetManifestResourceStream($"NewsPipeline.Storage.Elasticsearch.Schema.{name}.json")
            ?? throw new InvalidOperationException($"There is no schema file {name}.json.");
        return JsonNode.Parse(file)!;
    }

    private static JsonNode Expand(JsonNode node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('$') => Included(text[1..]),
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Expand(member.Value!)))),
        JsonArray items => new JsonArray([.. items.Select(item => Expand(item!))]),
        _ => node.DeepClone(),
    };

    private static JsonNode Included(string name) => name == "spellings"
        ? new JsonArray([.. Spellings.Groups.Select(group => JsonValue.Create(string.Join(", ", group)))])
        : Expand(Parse(name));
}
