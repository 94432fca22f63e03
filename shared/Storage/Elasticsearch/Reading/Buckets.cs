using System.Text.Json;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>Steps through the answers of aggregations.</summary>
internal static class Buckets
{
    public static IEnumerable<JsonElement> BucketsOf(this JsonElement aggregations, string name) =>
        aggregations.GetProperty(name).GetProperty("buckets").EnumerateArray();

    public static string Key(this JsonElement bucket) => bucket.GetProperty("key").GetString()!;

    public static int Count(this JsonElement bucket) => bucket.GetProperty("doc_count").GetInt32();

    public static DateTimeOffset MomentOf(this JsonElement bucket, string name) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)bucket.GetProperty(name).GetProperty("value").GetDouble());
}
