using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>Steps through long answers without building a tree of them. Each step begins on a name or an opening bracket.</summary>
internal static class JsonSteps
{
    /// <summary>Onto the next name of an object; false, and onto its end, when there is none.</summary>
    public static bool NextProperty(this ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Onto the next item of a list; false, and onto its end, when there is none.</summary>
    public static bool NextItem(this ref Utf8JsonReader json) => json.Read() && json.TokenType != JsonTokenType.EndArray;

    public static void SkipValue(this ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    public static string NextString(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetString() ?? "";
    }

    public static long NextLong(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetInt64();
    }

    public static double? NextNumber(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.Null ? null : json.GetDouble();
    }

    public static bool NextIsTrue(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetBoolean();
    }

    public static T? NextValue<T>(this ref Utf8JsonReader json, JsonTypeInfo<T> type)
    {
        json.Read();
        return JsonSerializer.Deserialize(ref json, type);
    }

    public static JsonElement NextElement(this ref Utf8JsonReader json)
    {
        json.Read();
        return JsonElement.ParseValue(ref json);
    }
}
