using System.Text.Json.Nodes;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>The fields of one index: as a mapping declares them, or as the engine says that they can be used.</summary>
internal sealed class KnownFields(IReadOnlyDictionary<string, (string Type, bool InColumns)> fields)
{
    private static readonly string[] Numbers = ["long", "integer", "short", "byte", "double", "float"];

    public static KnownFields Of(JsonObject mapping) => new(Flat(mapping, "").ToDictionary(field => field.Name, field => (field.Type, field.InColumns)));

    /// <param name="capabilities">The answer of <c>_field_caps</c>, which is what Kibana asks.</param>
    public static KnownFields Answered(JsonNode capabilities) => new(capabilities["fields"]!.AsObject()
        .ToDictionary(field => field.Key, field => field.Value!.AsObject().Single() is var (type, facts) ? (type, (bool)facts!["aggregatable"]!) : default));

    /// <summary>Null where the field bears its use.</summary>
    public string? Problem(NamedField named)
    {
        if (!fields.TryGetValue(named.Field, out var field) || field.Type is "object" or "nested")
        {
            return Told(named, "does not exist");
        }

        return named.Use switch
        {
            Use.Shown => null,
            _ when Nested(named.Field) is { } path => Told(named, $"lies below the nested {path}"),
            _ when !field.InColumns => Told(named, $"is {field.Type} and cannot be aggregated"),
            Use.Time when field.Type != "date" => Told(named, $"is {field.Type} and no date"),
            Use.Measured when !Numbers.Contains(field.Type) => Told(named, $"is {field.Type} and no number"),
            _ => null,
        };
    }

    private static string Told(NamedField named, string what) => $"{named.Object}: {named.Index}.{named.Field} {what}";

    private string? Nested(string field) => fields.Where(other => other.Value.Type == "nested" && field.StartsWith($"{other.Key}.", StringComparison.Ordinal))
        .Select(other => other.Key).FirstOrDefault();

    private static IEnumerable<(string Name, string Type, bool InColumns)> Flat(JsonNode mapping, string path) =>
        from field in (mapping["properties"] ?? mapping["fields"])?.AsObject() ?? []
        let name = path + field.Key
        let type = (string?)field.Value!["type"] ?? "object"
        from one in Flat(field.Value, $"{name}.").Prepend((name, type, type is not ("object" or "nested" or "text") && (bool?)field.Value["doc_values"] != false))
        select one;
}
