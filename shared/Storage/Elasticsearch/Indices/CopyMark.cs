using System.Text.Json.Nodes;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Elasticsearch.Indices;

/// <summary>How far the copying into an index got, written in the index itself: so whoever goes on, on whatever machine, knows.</summary>
internal static class CopyMark
{
    /// <summary>Below every sequence number.</summary>
    public const long Nothing = -1;

    private const string Name = "copiedTo";

    public static bool IsOn(IndexFacts index) => index.Meta?.ContainsKey(Name) == true;

    /// <summary>The sequence number, in the older index, up to which everything is in the new one.</summary>
    public static long Of(IndexFacts index) => (long?)index.Meta?[Name] ?? Nothing;

    /// <param name="copiedTo">Null takes the mark off.</param>
    public static JsonObject Mapping(long? copiedTo)
    {
        var meta = new JsonObject { ["version"] = Schema.Version };
        if (copiedTo is { } number)
        {
            meta[Name] = number;
        }

        return new JsonObject { ["_meta"] = meta };
    }
}
