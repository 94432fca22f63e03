using System.Text.Json.Nodes;

namespace NewsPipeline.Storage.Elasticsearch;

/// <summary>Requests are written as JSON text with the values put in by these, so that they read as the engine's documentation does.</summary>
internal static class Json
{
    public static JsonObject Object(string json) => (JsonObject)JsonNode.Parse(json)!;

    /// <summary>As a JSON string with its quotation marks.</summary>
    public static string String(string text) => JsonValue.Create(text).ToJsonString();

    public static string Strings(IEnumerable<string> texts) => $"[{string.Join(',', texts.Select(String))}]";
}
