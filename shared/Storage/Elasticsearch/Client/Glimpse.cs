using System.Text;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>The beginning of an answer that nobody expected, on one line.</summary>
internal static class Glimpse
{
    private const int Longest = 200;

    public static string Of(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, Longest)));
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return body.Length > Longest ? line + "…" : line;
    }
}
