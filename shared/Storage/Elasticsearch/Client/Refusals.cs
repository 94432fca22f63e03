using System.Net;
using System.Text;
using System.Text.Json;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>What an answer that is no success means, in one sentence.</summary>
internal static class Refusals
{
    private const int LongestGlimpse = 200;

    /// <exception cref="StoreUnavailableException">It may work later, or when an operator has mended what the message names.</exception>
    public static ElasticsearchException Read(Call call, Node node, HttpStatusCode status, string? mediaType, byte[] body)
    {
        var error = ErrorIn(body);
        return status switch
        {
            HttpStatusCode.Unauthorized => throw new StoreUnavailableException(
                $"Elasticsearch at {node.Url} does not know us: look at Elasticsearch:ApiKey, or Elasticsearch:Username and Elasticsearch:Password ({Told(error, body)})."),
            HttpStatusCode.Forbidden when error is null || RootType(error) == "security_exception" => throw new StoreUnavailableException(
                $"Elasticsearch does not let us {call}: the key or user in the settings Elasticsearch:ApiKey or Elasticsearch:Username lacks a privilege ({Told(error, body)})."),
            HttpStatusCode.TooManyRequests => throw new StoreUnavailableException(
                $"Elasticsearch takes no more just now: it answered {call} with 429 ({Told(error, body)})."),
            HttpStatusCode.RequestEntityTooLarge => new ElasticsearchException(call.ToString(), (int)status, "too_large", Told(error, body), call.Index),
            _ when error is null => throw NoJson(call, node, status, mediaType, body),
            _ => new ElasticsearchException(call.ToString(), (int)status, RootType(error), Reasons(error), IndexOf(error) ?? call.Index),
        };
    }

    /// <summary>For 502, 503 and 504: what to say should no other node do better.</summary>
    public static string WhyUnable(HttpStatusCode status, byte[] body) =>
        ErrorIn(body) is { } error ? $"{(int)status}: {Reasons(error)}" : $"{(int)status} {status}";

    public static StoreUnavailableException NoJson(Call call, Node node, HttpStatusCode status, string? mediaType, byte[] body) => new(
        $"{node.Url} answered {call} with {(int)status} and {mediaType ?? "nothing"} instead of JSON: "
        + $"is it Elasticsearch that Elasticsearch:Url names, with nothing before it? It begins '{Glimpse(body)}'.");

    /// <summary>The reason with those behind it, each once.</summary>
    public static string Reasons(WireError error)
    {
        var reasons = new List<string>();
        for (var cause = Root(error); cause is not null; cause = cause.CausedBy)
        {
            if (cause.Reason is { Length: > 0 } reason && !reasons.Exists(told => told.Contains(reason, StringComparison.Ordinal)))
            {
                reasons.Add(reason);
            }
        }

        return reasons is [] ? error.Type ?? "no reason given" : string.Join(": ", reasons).ReplaceLineEndings(" ");
    }

    public static string RootType(WireError error) => Root(error).Type ?? "unknown";

    /// <summary>What a shard said, where it is shards that failed: the engine puts "all shards failed" above it.</summary>
    private static WireError Root(WireError error) =>
        error.FailedShards is [{ Reason: { } shard }, ..] ? shard : error.CausedBy is null && error.RootCause is [var root, ..] ? root : error;

    private static string? IndexOf(WireError error) => error.RootCause is [var root, ..] ? root.Index : error.Index;

    private static WireError? ErrorIn(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, EngineJson.Default.WireFailure)?.Error;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Told(WireError? error, byte[] body) => error is null ? Glimpse(body) : Reasons(error);

    private static string Glimpse(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, LongestGlimpse))).ReplaceLineEndings(" ").Trim();
        return body.Length > LongestGlimpse ? text + "…" : text;
    }
}
