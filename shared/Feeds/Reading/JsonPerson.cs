using System.Text.Json;

namespace NewsPipeline.Feeds.Reading;

/// <summary>An author object; or, against the specification but met, a bare name.</summary>
internal static class JsonPerson
{
    public static string? Name(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return JsonText.Read(ref json);
        }

        string? name = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isName = json.ValueTextEquals("name");
            json.Read();
            var value = JsonText.Read(ref json);
            name = isName ? value : name;
        }

        return name;
    }
}
