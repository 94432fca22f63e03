using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

/// <summary>What the engine's answer to one operation means to us.</summary>
internal static class Outcomes
{
    private const int NotFound = 404;
    private const int Conflict = 409;

    public static bool Succeeded(this BulkItem item) => item.Status is >= 200 and < 300;

    /// <summary>Somebody else wrote this document meanwhile.</summary>
    public static bool IsConflict(this BulkItem item) => item.Status == Conflict;

    /// <summary>The alias that was written to names no index.</summary>
    public static bool LacksIndex(this BulkItem item) => item.Status == NotFound && item.ErrorType == "index_not_found_exception";

    /// <summary>The document itself is at fault, and will be tomorrow.</summary>
    public static bool IsRefused(this BulkItem item) => item.Status is 400 or 413;

    /// <exception cref="ElasticsearchException">It did.</exception>
    public static void ThrowIfFailed(this BulkItem item)
    {
        if (!item.Succeeded())
        {
            throw new ElasticsearchException($"document {item.Id} of {item.Index}", item.Status, item.ErrorType ?? "unknown", item.Reason ?? "", item.Index);
        }
    }
}
