using System.Text.Json;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>Reads what the engine says of a failure: of all its nested causes, those that tell something.</summary>
internal static class EngineError
{
    public const string Security = "security_exception";
    public const string NoSuchIndex = "index_not_found_exception";
    public const string IndexExists = "resource_already_exists_exception";

    /// <summary>Null where the body is none of the engine's.</summary>
    public static WireError? In(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, EngineJson.Default.WireFailure)?.Error switch
            {
                { ValueKind: JsonValueKind.Object } error => error.Deserialize(EngineJson.Default.WireError),
                { ValueKind: JsonValueKind.String } sentence => new WireError(null, sentence.GetString(), null, null, null, null),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The engine's word for the root of it.</summary>
    public static string Kind(this WireError error) => error.Root().Type ?? "unknown";

    public static string? IndexName(this WireError error) => error.RootCause is [var root, ..] ? root.Index : error.Index;

    /// <summary>The reason and those behind it, each once, on one line.</summary>
    public static string Reasons(this WireError error)
    {
        var reasons = new List<string>();
        for (var cause = error.Root(); cause is not null; cause = cause.CausedBy)
        {
            if (cause.Reason is { Length: > 0 } reason && !reasons.Exists(told => told.Contains(reason, StringComparison.Ordinal)))
            {
                reasons.Add(reason);
            }
        }

        return reasons is [] ? error.Kind() : string.Join(": ", reasons).ReplaceLineEndings(" ");
    }

    /// <summary>What a shard said, where shards failed: above it stands only "all shards failed".</summary>
    private static WireError Root(this WireError error) => error switch
    {
        { FailedShards: [{ Reason: { } shard }, ..] } => shard,
        { CausedBy: null, RootCause: [var root, ..] } => root,
        _ => error,
    };
}
