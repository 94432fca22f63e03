using System.Text;
using System.Text.Json;

namespace NewsPipeline.Feeds.Reading;

/// <summary>Strings of a JSON Feed, as careless feeds write them: numbers for ids, null for nothing.</summary>
internal static class JsonText
{
    /// <summary>Null where the value is empty or no text; the reader stands at its end.</summary>
    public static string? Read(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return Text(ref json).Trim() is { Length: > 0 } text ? text : null;
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(json.ValueSpan);
            default:
                json.Skip();
                return null;
        }
    }

    // A lone surrogate in an escape is no text, and no reason to give up the feed.
    private static string Text(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return LoneSurrogates.Unescape(json.ValueSpan);
        }
    }
}
