using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>Reads the answer of <c>_search</c>, hit by hit.</summary>
internal static class SearchReading
{
    private const long NotCounted = -1;

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NothingMarked = new Dictionary<string, IReadOnlyList<string>>();

    /// <exception cref="StoreUnavailableException">It is only a part of the answer.</exception>
    public static SearchAnswer<T> Read<T>(Call call, ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        var hits = new List<Hit<T>>();
        var total = NotCounted;
        JsonElement aggregations = default;
        string? pointInTime = null;
        WireShards? shards = null;
        var timedOut = false;
        var json = new Utf8JsonReader(body);
        json.Read();
        while (json.NextProperty())
        {
            switch (json.GetString())
            {
                case "pit_id": pointInTime = json.NextString(); break;
                case "timed_out": timedOut = json.NextIsTrue(); break;
                case "_shards": shards = json.NextValue(EngineJson.Default.WireShards); break;
                case "hits": total = ReadHits(ref json, type, hits); break;
                case "aggregations": aggregations = json.NextElement(); break;
                default: json.SkipValue(); break;
            }
        }

        Shards.MustAllAnswer(call, shards, timedOut);
        return new SearchAnswer<T>(total, hits, aggregations, pointInTime, shards?.Total ?? 0, shards?.Skipped ?? 0);
    }

    /// <summary>Answers the total.</summary>
    private static long ReadHits<T>(ref Utf8JsonReader json, JsonTypeInfo<T> type, List<Hit<T>> hits)
    {
        var total = NotCounted;
        json.Read();
        while (json.NextProperty())
        {
            switch (json.GetString())
            {
                case "total": total = json.NextElement().GetProperty("value"u8).GetInt64(); break;
                case "hits":
                    json.Read();
                    while (json.NextItem())
                    {
                        hits.Add(Hit(ref json, type));
                    }

                    break;
                default: json.SkipValue(); break;
            }
        }

        return total;
    }

    private static Hit<T> Hit<T>(ref Utf8JsonReader json, JsonTypeInfo<T> type)
    {
        string index = "", id = "";
        double? score = null;
        T? source = default;
        IReadOnlyList<JsonElement> sort = [];
        var highlight = NothingMarked;
        long? seqNo = null, primaryTerm = null, version = null;
        JsonElement innerHits = default;
        while (json.NextProperty())
        {
            switch (json.GetString())
            {
                case "_index": index = json.NextString(); break;
                case "_id": id = json.NextString(); break;
                case "_score": score = json.NextNumber(); break;
                case "_source": source = json.NextValue(type); break;
                case "sort": sort = [.. json.NextElement().EnumerateArray()]; break;
                case "highlight": highlight = json.NextValue(EngineJson.Default.IReadOnlyDictionaryStringIReadOnlyListString)!; break;
                case "_seq_no": seqNo = json.NextLong(); break;
                case "_primary_term": primaryTerm = json.NextLong(); break;
                case "_version": version = json.NextLong(); break;
                case "inner_hits": innerHits = json.NextElement(); break;
                default: json.SkipValue(); break;
            }
        }

        return new Hit<T>(index, id, score, source!, sort, highlight, seqNo, primaryTerm, innerHits, version);
    }
}
