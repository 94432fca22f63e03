namespace NewsPipeline.Feeds.Reading;

/// <summary>What a JSON Feed's version says: an address ("https://jsonfeed.org/version/1.1"), or just a number.</summary>
internal static class JsonFormat
{
    /// <summary>Null where it is none.</summary>
    public static string? Of(string? version, bool hasItems)
    {
        var last = version?.TrimEnd('/').Split('/')[^1];
        return last switch
        {
            null or "" => null,
            "1" => "json 1.0",
            _ when char.IsAsciiDigit(last[0]) => $"json {last}",
            _ => hasItems ? "json" : null,
        };
    }
}
