using System.Text;
using System.Text.Json;
using NewsPipeline.Contracts;

namespace NewsPipeline.Search.Pages;

/// <summary>A message for a reader's eyes: indented where it is JSON, else as it travelled.</summary>
internal static class Letter
{
    private static readonly JsonSerializerOptions Indented = new(Wire.Json) { WriteIndented = true };

    public static string Of(byte[]? body)
    {
        var text = Encoding.UTF8.GetString(body ?? []);
        try
        {
            return JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(text), Indented);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
