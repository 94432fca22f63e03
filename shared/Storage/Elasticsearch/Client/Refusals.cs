using System.Net;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>What an answer means that is no success, in one sentence.</summary>
internal static class Refusals
{
    /// <exception cref="StoreUnavailableException">It may work later, or when an operator has mended what the message names.</exception>
    public static ElasticsearchException Read(Call call, Node node, HttpStatusCode status, bool fromEngine, string? mediaType, byte[] body)
    {
        var error = EngineError.In(body);
        return (status, error) switch
        {
            (HttpStatusCode.Unauthorized, _) => throw UnknownToEngine(node, error?.Reasons() ?? Glimpse.Of(body)),
            (HttpStatusCode.Forbidden, not null) when error.Kind() == EngineError.Security => throw LacksPrivilege(call.ToString(), error),
            (HttpStatusCode.TooManyRequests, _) => throw new StoreUnavailableException(
                $"Elasticsearch takes no more just now: it answered {call} with 429 ({error?.Reasons() ?? Glimpse.Of(body)})."),
            (HttpStatusCode.RequestEntityTooLarge, _) => new ElasticsearchException(
                call.ToString(), (int)status, "too_large", error?.Reasons() ?? $"it takes less than {call.Body.Length} bytes", call.Index),
            (_, null) when fromEngine => new ElasticsearchException(call.ToString(), (int)status, "unknown", Glimpse.Of(body), call.Index),
            (_, null) => throw NoEngine(call, node, status, mediaType, body),
            _ => new ElasticsearchException(call.ToString(), (int)status, error.Kind(), error.Reasons(), error.IndexName() ?? call.Index),
        };
    }

    public static StoreUnavailableException LacksPrivilege(string what, WireError error) => new(
        $"Elasticsearch does not let us {what}: the key in Elasticsearch:ApiKey, or the user in Elasticsearch:Username, lacks a privilege ({error.Reasons()}).");

    public static StoreUnavailableException NoEngine(Call call, Node node, HttpStatusCode status, string? mediaType, byte[] body) => new(
        $"What answers at {node.Url} is not Elasticsearch, to which Elasticsearch:Url must lead: to {call} it said {(int)status} "
        + $"with {mediaType ?? "no content type"}, '{Glimpse.Of(body)}'.");

    private static StoreUnavailableException UnknownToEngine(Node node, string reason) => new(
        $"Elasticsearch at {node.Url} does not know us; look at Elasticsearch:ApiKey, or at Elasticsearch:Username and Elasticsearch:Password ({reason}).");
}
