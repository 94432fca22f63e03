using System.Globalization;
using System.Text.Json;

namespace NewsPipeline.Feeds.Reading;

/// <summary>The attachments of an item, those without an address left out.</summary>
internal static class JsonAttachments
{
    public static void Read(ref Utf8JsonReader json, ItemDraft item, string? address)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject)
            {
                json.Skip();
            }
            else if (One(ref json, address) is { } attachment)
            {
                item.AddEnclosure(attachment);
            }
        }
    }

    private static Enclosure? One(ref Utf8JsonReader json, string? address)
    {
        var (url, type, size) = ((string?)null, (string?)null, (long?)null);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            var value = JsonText.Read(ref json);
            url = name == "url" ? value : url;
            type = name == "mime_type" ? value : type;
            size = name == "size_in_bytes" && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : size;
        }

        return url is null ? null : new Enclosure(Addresses.Resolve(url, address), type, size);
    }
}
