using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>What the engine answers, in its own words; only what we read of it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WireBulk))]
[JsonSerializable(typeof(WireFailure))]
[JsonSerializable(typeof(WireError))]
[JsonSerializable(typeof(WireShardsOnly))]
[JsonSerializable(typeof(WirePointInTime))]
[JsonSerializable(typeof(WireCount))]
[JsonSerializable(typeof(WireAcknowledgement))]
[JsonSerializable(typeof(WireFacts))]
[JsonSerializable(typeof(WireStats))]
[JsonSerializable(typeof(Dictionary<string, WireIndex>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, IReadOnlyList<string>>))]
internal sealed partial class EngineJson : JsonSerializerContext;

internal sealed record WireBulk(long Took, IReadOnlyList<WireBulkAction>? Items);

/// <summary>One of the four is there.</summary>
internal sealed record WireBulkAction(WireBulkItem? Create, WireBulkItem? Index, WireBulkItem? Update, WireBulkItem? Delete);

internal sealed record WireBulkItem(
    [property: JsonPropertyName("_index")] string Index,
    [property: JsonPropertyName("_id")] string Id,
    int Status,
    string? Result,
    [property: JsonPropertyName("_seq_no")] long? SeqNo,
    [property: JsonPropertyName("_primary_term")] long? PrimaryTerm,
    WireError? Error);

/// <summary>The error is an object, or just a sentence.</summary>
internal sealed record WireFailure(JsonElement Error);

internal sealed record WireError(
    string? Type, string? Reason, string? Index, WireError? CausedBy, IReadOnlyList<WireError>? RootCause, IReadOnlyList<WireShardFailure>? FailedShards);

internal sealed record WireShardFailure(string? Index, WireError? Reason);

internal sealed record WireShards(int Total, int Skipped, int Failed, IReadOnlyList<WireShardFailure>? Failures);

internal sealed record WireShardsOnly([property: JsonPropertyName("_shards")] WireShards? Shards);

internal sealed record WirePointInTime(string Id);

internal sealed record WireCount(long Count, [property: JsonPropertyName("_shards")] WireShards? Shards);

internal sealed record WireAcknowledgement(bool Acknowledged);

internal sealed record WireStats(Dictionary<string, WireIndexStats>? Indices);

internal sealed record WireIndexStats(Dictionary<string, IReadOnlyList<WireShardStats>> Shards);

internal sealed record WireShardStats(WireRouting Routing, WireSequence SeqNo);

internal sealed record WireRouting(bool Primary);

internal sealed record WireSequence(long MaxSeqNo, long GlobalCheckpoint);

internal sealed record WireFacts(string ClusterName, WireVersion Version);

internal sealed record WireVersion(string Number);

internal sealed record WireIndex(Dictionary<string, JsonObject>? Aliases, WireMappings? Mappings, WireSettings? Settings);

internal sealed record WireMappings([property: JsonPropertyName("_meta")] JsonObject? Meta);

internal sealed record WireSettings(WireIndexSettings? Index);

internal sealed record WireIndexSettings(Dictionary<string, string>? Blocks);
