using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <param name="Items">One for each action, in the order of the actions.</param>
/// <param name="Took">As the engine's coarse clock has it: zero where it was quick.</param>
internal sealed record BulkAnswer(IReadOnlyList<BulkItem> Items, TimeSpan Took);

/// <param name="Index">The index itself, also where the action named an alias.</param>
/// <param name="Status">Of HTTP: 200 or 201 where it was done.</param>
/// <param name="ErrorType">Null where it was done, and where a document to delete is not there (404).</param>
/// <param name="Reason">The engine's own words with their causes; null where <paramref name="ErrorType"/> is.</param>
/// <param name="Result"><c>created</c>, <c>updated</c>, <c>deleted</c>, <c>noop</c> or <c>not_found</c>.</param>
internal sealed record BulkItem(
    string Index, string Id, int Status, string? ErrorType, string? Reason, long? SeqNo, long? PrimaryTerm, string? Result);

internal readonly record struct DocumentAddress(string Index, string Id);

/// <summary>A document with the two numbers that a write on condition of no change since takes.</summary>
internal sealed record Stored<T>(string Index, string Id, long SeqNo, long PrimaryTerm, T Source);

/// <param name="Total">Exact, unless the body says something else in <c>track_total_hits</c>; -1 where it says false.</param>
/// <param name="Aggregations">Undefined where none were asked for.</param>
/// <param name="PointInTime">The id to go on with; it may differ from the one given.</param>
internal sealed record SearchAnswer<T>(
    long Total, IReadOnlyList<Hit<T>> Hits, JsonElement Aggregations, string? PointInTime, int Shards, int ShardsSkipped);

/// <param name="Source">Default where the body says <c>"_source": false</c>.</param>
/// <param name="Highlight">Fragments by field; empty where nothing was marked.</param>
/// <param name="SeqNo">Where the body asks with <c>seq_no_primary_term</c>.</param>
/// <param name="InnerHits">Undefined where none were asked for.</param>
/// <param name="Version">Where the body asks with <c>version</c>.</param>
internal sealed record Hit<T>(
    string Index,
    string Id,
    double? Score,
    T Source,
    IReadOnlyList<JsonElement> Sort,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Highlight,
    long? SeqNo,
    long? PrimaryTerm,
    JsonElement InnerHits,
    long? Version);

/// <param name="Meta"><c>_meta</c> of its mapping.</param>
/// <param name="BlocksWrites">By a setting, ours or an operator's, or by the engine itself when the disk is nearly full.</param>
internal sealed record IndexFacts(string Name, IReadOnlyList<string> Aliases, JsonObject? Meta, bool BlocksWrites);

/// <param name="Last">The highest sequence number given out.</param>
/// <param name="Settled">Up to here every write has been done, on all copies; above it there may be gaps. -1 where nothing was written.</param>
internal readonly record struct SequenceNumbers(long Last, long Settled);

internal sealed record EngineFacts(string Version, string Cluster);
