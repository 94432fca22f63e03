using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>Where a page ended, and the store as it was when the first was read.</summary>
/// <param name="Moment">When the first page was read: scores that depend on the time stay as they were.</param>
/// <param name="PointsInTime">The first is of what is listed.</param>
/// <param name="After">Sort values of the last item shown, in the engine's JSON; null before the first page.</param>
internal sealed record PageEnd(DateTimeOffset Moment, IReadOnlyList<string> PointsInTime, string? After = null)
{
    private const char Gap = '\n';

    /// <summary>Null for a first page.</summary>
    public static PageEnd? Of(string list, Question question) => Cursor.Of(list, question) is { } end ? Read(Text(end)) : null;

    public string CursorFor(string list, Question question) => Cursor.For(
        list,
        question,
        Compressed(string.Join(Gap, [Moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), After, .. PointsInTime])));

    private static PageEnd Read(string text) =>
        text.Split(Gap) is [var moment, var after, .. var points] && points is not []
        && long.TryParse(moment, CultureInfo.InvariantCulture, out var milliseconds) && IsList(after)
            ? new PageEnd(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), points, after)
            : throw Cursor.Garbled();

    private static bool IsList(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonArray;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The points in time of 24 partitions are 4,400 characters long, and an address of 8 KB is more than many a server takes;
    // most of them is names that repeat: about 1,600 are left.
    private static byte[] Compressed(string text)
    {
        using var target = new MemoryStream();
        using (var deflate = new DeflateStream(target, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text));
        }

        return target.ToArray();
    }

    private static string Text(byte[] compressed)
    {
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(compressed), CompressionMode.Decompress);
            using var reader = new StreamReader(deflate, Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (InvalidDataException)
        {
            throw Cursor.Garbled();
        }
    }
}
