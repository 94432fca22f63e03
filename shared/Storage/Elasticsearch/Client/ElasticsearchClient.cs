using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>
/// The endpoints of Elasticsearch 9 that we use, over HTTP. Queries and mappings are in the engine's own JSON, documents are typed;
/// names of indices are taken as they are. Every call throws <see cref="StoreUnavailableException"/> where trying again later may help,
/// else <see cref="ElasticsearchException"/>; one that the caller cancels, <see cref="OperationCanceledException"/>.
/// </summary>
internal sealed class ElasticsearchClient(ElasticsearchOptions options, TimeProvider clock, ILogger logger) : IDisposable
{
    private const int WorthCompressing = 1024;

    /// <summary>In one address, which the engine takes up to 4 KB long.</summary>
    private const int NamesInOneAddress = 16;

    private readonly Transport transport = new(options, clock, logger);

    /// <summary>How long the nodes may take to agree on a change: less than the deadline, so that the engine itself says that they did not.</summary>
    private readonly string agreement = $"?master_timeout={Share(options.Deadline)}ms";
    private readonly string order = $"?master_timeout={Share(options.Deadline)}ms&timeout={Share(options.Deadline)}ms";

    /// <summary>Each action succeeds or fails by itself: the answer says which. No actions ask nothing.</summary>
    public async Task<BulkAnswer> BulkAsync(BulkBody body, CancellationToken cancellation)
    {
        if (body.Count == 0)
        {
            return new BulkAnswer([], TimeSpan.Zero);
        }

        var compressed = body.Bytes > WorthCompressing;
        var lines = compressed ? Bodies.Compressed(body.Lines) : body.Lines;
        var call = new Call(HttpMethod.Post, "/_bulk", BulkReading.Query, lines, Lines: true, Compressed: compressed);
        var answer = BulkReading.Read(await AskAsync(call, cancellation));
        return answer.Items.Count == body.Count
            ? answer
            : throw new StoreUnavailableException($"Elasticsearch answered {body.Count} bulk actions with {answer.Items.Count} results.");
    }

    /// <summary>In the order asked for, as they are at this moment; null where a document or its index is not there.</summary>
    /// <param name="fields">Of the source; all where it is null.</param>
    public async Task<IReadOnlyList<Stored<T>?>> GetManyAsync<T>(
        IReadOnlyList<DocumentAddress> addresses, JsonTypeInfo<T> type, CancellationToken cancellation, IReadOnlyList<string>? fields = null)
    {
        if (addresses.Count == 0)
        {
            return [];
        }

        var documents = new JsonArray([.. addresses.Select(address => new JsonObject { ["_index"] = address.Index, ["_id"] = address.Id })]);
        var query = fields is null ? "" : $"?_source_includes={string.Join(',', fields.Select(Uri.EscapeDataString))}";
        var call = new Call(HttpMethod.Post, "/_mget", query, Bodies.Of(new JsonObject { ["docs"] = documents }));
        return DocumentReading.Read(await AskAsync(call, cancellation), type);
    }

    /// <summary>All shards answer, or it throws.</summary>
    /// <param name="index">A name, a pattern, or several with commas; null where the body names a point in time.</param>
    /// <param name="parameters">More for the address, each after an ampersand.</param>
    public async Task<SearchAnswer<T>> SearchAsync<T>(
        string? index, JsonObject body, JsonTypeInfo<T> type, CancellationToken cancellation, string parameters = "")
    {
        var exact = body.ContainsKey("track_total_hits") ? "" : "&track_total_hits=true";
        var path = index is null ? "/_search" : $"{At(index)}/_search";
        var call = new Call(HttpMethod.Post, path, $"?allow_partial_search_results=false{exact}{parameters}", Bodies.Of(body), index);
        return SearchReading.Read(call, await AskAsync(call, cancellation), type);
    }

    /// <summary>The id of the index as it is now, for searches of its <c>pit</c>; an index that is not there has nothing to find.</summary>
    public async Task<string> OpenPointInTimeAsync(string index, TimeSpan keepAlive, JsonObject? indexFilter, CancellationToken cancellation)
    {
        var body = indexFilter is null ? default : Bodies.Of("index_filter", indexFilter);
        var call = new Call(HttpMethod.Post, $"{At(index)}/_pit", $"?ignore_unavailable=true&keep_alive={(long)keepAlive.TotalMilliseconds}ms", body, index);
        return Read(await AskAsync(call, cancellation), EngineJson.Default.WirePointInTime).Id;
    }

    /// <summary>One that is gone already is closed.</summary>
    public async Task ClosePointInTimeAsync(string id, CancellationToken cancellation)
    {
        var answer = await transport.SendAsync(new Call(HttpMethod.Delete, "/_pit", Body: Bodies.Of(new JsonObject { ["id"] = id })), cancellation);
        _ = answer.Refusal is { Status: 404 } ? [] : answer.Body;
    }

    public async Task<long> CountAsync(string index, JsonObject query, CancellationToken cancellation)
    {
        var call = new Call(HttpMethod.Post, $"{At(index)}/_count", Body: Bodies.Of("query", query), Index: index);
        var answer = Read(await AskAsync(call, cancellation), EngineJson.Default.WireCount);
        Shards.MustAllAnswer(call, answer.Shards);
        return answer.Count;
    }

    /// <summary>Makes what was written findable; an index that is not there has nothing to find.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<string> indices, CancellationToken cancellation)
    {
        foreach (var some in indices.Chunk(NamesInOneAddress))
        {
            var names = string.Join(',', some);
            var call = new Call(HttpMethod.Post, $"{At(names)}/_refresh", "?ignore_unavailable=true", Index: names);
            Shards.MustAllAnswer(call, Read(await AskAsync(call, cancellation), EngineJson.Default.WireShardsOnly).Shards);
        }
    }

    /// <summary>False where it was there already, whatever its mapping.</summary>
    public async Task<bool> CreateIndexAsync(string name, JsonObject body, CancellationToken cancellation)
    {
        var call = new Call(HttpMethod.Put, At(name), order, Bodies.Of(body), name);
        var answer = await transport.SendAsync(call, cancellation);
        return answer.Refusal?.Type != EngineError.IndexExists && Acknowledged(call, answer.Body);
    }

    /// <summary>False where it was not there.</summary>
    public async Task<bool> DeleteIndexAsync(string name, CancellationToken cancellation)
    {
        var call = new Call(HttpMethod.Delete, At(name), order, Index: name);
        var answer = await transport.SendAsync(call, cancellation);
        return answer.Refusal is not { Status: 404 } && Acknowledged(call, answer.Body);
    }

    /// <summary>Those whose name, or an alias of which, matches; none where none does.</summary>
    public async Task<IReadOnlyList<IndexFacts>> IndicesAsync(string pattern, CancellationToken cancellation)
    {
        const string query = "?ignore_unavailable=true&filter_path=*.aliases,*.mappings._meta,*.settings.index.blocks,*.settings.index.uuid,error,status";
        var answer = await AskAsync(new Call(HttpMethod.Get, At(pattern), query, Index: pattern), cancellation);
        var indices = Read(answer, EngineJson.Default.DictionaryStringWireIndex);
        return [.. indices.Select(index => IndexReading.Facts(index.Key, index.Value))];
    }

    public Task PutComponentTemplateAsync(string name, JsonObject body, CancellationToken cancellation) =>
        OrderAsync(new Call(HttpMethod.Put, $"/_component_template{At(name)}", agreement, Bodies.Of(body)), cancellation);

    public Task PutIndexTemplateAsync(string name, JsonObject body, CancellationToken cancellation) =>
        OrderAsync(new Call(HttpMethod.Put, $"/_index_template{At(name)}", agreement, Bodies.Of(body)), cancellation);

    /// <summary>All of the actions at once, or none.</summary>
    public Task UpdateAliasesAsync(JsonArray actions, CancellationToken cancellation) =>
        OrderAsync(new Call(HttpMethod.Post, "/_aliases", order, Bodies.Of("actions", actions)), cancellation);

    public Task PutSettingsAsync(string index, JsonObject settings, CancellationToken cancellation) =>
        OrderAsync(new Call(HttpMethod.Put, $"{At(index)}/_settings", order, Bodies.Of(settings), index), cancellation);

    /// <summary>From here on nothing is written to it; returns when what was under way is done.</summary>
    public Task BlockWritesAsync(string index, CancellationToken cancellation) =>
        OrderAsync(new Call(HttpMethod.Put, $"{At(index)}/_block/write", Index: index), cancellation);

    /// <summary>Of an index of one shard.</summary>
    /// <exception cref="StoreUnavailableException">Its shard is nowhere just now.</exception>
    public async Task<SequenceNumbers> SequenceNumbersAsync(string index, CancellationToken cancellation)
    {
        const string query = "?level=shards&filter_path=indices.*.shards.*.routing.primary,indices.*.shards.*.seq_no,error,status";
        var call = new Call(HttpMethod.Get, $"{At(index)}/_stats/docs", query, Index: index);
        var stats = Read(await AskAsync(call, cancellation), EngineJson.Default.WireStats);
        var shards = stats.Indices?.GetValueOrDefault(index)?.Shards ?? [];
        return shards.Count > 1
            ? throw new NotSupportedException($"{index} has {shards.Count} shards; each numbers its own writes.")
            : shards.Values.SelectMany(copies => copies).FirstOrDefault(copy => copy.Routing.Primary)?.SeqNo is { } numbers
                ? new SequenceNumbers(numbers.MaxSeqNo, numbers.GlobalCheckpoint)
                : throw new StoreUnavailableException($"The shard of {index} is not there just now.");
    }

    public Task PutMappingAsync(string index, JsonObject mapping, CancellationToken cancellation) =>
        OrderAsync(new Call(HttpMethod.Put, $"{At(index)}/_mapping", order, Bodies.Of(mapping), index), cancellation);

    public async Task<EngineFacts> FactsAsync(CancellationToken cancellation)
    {
        var facts = Read(await AskAsync(new Call(HttpMethod.Get, "/"), cancellation), EngineJson.Default.WireFacts);
        return new EngineFacts(facts.Version.Number, facts.ClusterName);
    }

    public void Dispose() => transport.Dispose();

    private async Task<byte[]> AskAsync(Call call, CancellationToken cancellation) => (await transport.SendAsync(call, cancellation)).Body;

    private async Task OrderAsync(Call call, CancellationToken cancellation) => Acknowledged(call, await AskAsync(call, cancellation));

    private static bool Acknowledged(Call call, byte[] answer) =>
        Read(answer, EngineJson.Default.WireAcknowledgement).Acknowledged
            ? true
            : throw new StoreUnavailableException($"Not all nodes of Elasticsearch confirmed {call} in time.");

    private static long Share(TimeSpan deadline) => (long)(deadline * 2 / 3).TotalMilliseconds;

    private static T Read<T>(byte[] answer, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(answer, type)!;

    /// <summary>An empty name would mean every index there is.</summary>
    private static string At(string name) => name is "" ? throw new ArgumentException("A name is empty.", nameof(name)) : $"/{Uri.EscapeDataString(name)}";
}
