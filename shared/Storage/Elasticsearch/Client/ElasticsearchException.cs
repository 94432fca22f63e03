namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>Elasticsearch understood who asks, and refused what was asked: asking again changes nothing.</summary>
/// <param name="type">The engine's word for the root of it, such as <c>index_not_found_exception</c>.</param>
/// <param name="reason">The engine's own words, with its causes.</param>
internal sealed class ElasticsearchException(string request, int status, string type, string reason, string? index)
    : Exception($"Elasticsearch refused {request} with {status} ({type}): {reason}")
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public string Reason { get; } = reason;

    public string? Index { get; } = index;
}
