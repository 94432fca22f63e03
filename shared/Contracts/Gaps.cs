using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NewsPipeline.Contracts;

/// <summary>Why JSON cannot be read as one of our messages, in one sentence for an operator.</summary>
public static class Gaps
{
    /// <summary>What messages are wrapped in, and what an operator need not know of.</summary>
    private static readonly string[] Wrappings = ["enriched.", "found."];

    /// <summary>The sentence; null where nothing is wrong.</summary>
    public static string? ReasonOf(JsonElement json, Type message)
    {
        try
        {
            _ = json.Deserialize(message, Wire.Strict) ?? throw new JsonException("It is null.");
            return null;
        }
        catch (JsonException e)
        {
            return FirstIn(json, message, "") is { } missing
                ? $"{Unwrapped(missing)} is missing"
                : $"{Unwrapped(PathOf(e))} is not what it should be";
        }
        catch (InvalidOperationException e)
        {
            return $"The message cannot be read: {e.Message}";
        }
    }

    /// <summary>Where something is missing that must be there, or is null; null where nothing is.</summary>
    private static string? FirstIn(JsonElement json, Type type, string path) => (json.ValueKind, Wire.Strict.GetTypeInfo(type)) switch
    {
        (JsonValueKind.Null, _) when path is "" => "the message",
        (JsonValueKind.Object, { Kind: JsonTypeInfoKind.Object } info) => info.Properties.Where(property => !property.IsExtensionData)
            .Select(property => FirstIn(json, property, path is "" ? property.Name : $"{path}.{property.Name}"))
            .FirstOrDefault(missing => missing is not null),
        (JsonValueKind.Array, { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element }) => json.EnumerateArray()
            .Select((item, index) => item.ValueKind == JsonValueKind.Null ? $"{path}[{index}]" : FirstIn(item, element, $"{path}[{index}]"))
            .FirstOrDefault(missing => missing is not null),
        _ => null,
    };

    private static string? FirstIn(JsonElement json, JsonPropertyInfo property, string path)
    {
        var parameter = property.AssociatedParameter;
        if (!json.TryGetProperty(property.Name, out var value))
        {
            return property.IsRequired || parameter is { HasDefaultValue: false } ? path : null;
        }

        var isNullable = parameter?.IsNullable ?? property.IsSetNullable;
        return value.ValueKind != JsonValueKind.Null
            ? FirstIn(value, property.PropertyType, path)
            : isNullable && (!property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null) ? null : path;
    }

    private static string PathOf(JsonException e) => e.Path is { Length: > 2 } path ? path[2..] : "The message";

    private static string Unwrapped(string path) =>
        Wrappings.Aggregate(path, (shorter, wrapping) => shorter.StartsWith(wrapping, StringComparison.Ordinal) ? shorter[wrapping.Length..] : shorter);
}
