using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>
/// Writes for one <c>_bulk</c> request, in the order of the calls; an action may name an index or an alias of one, and with
/// <c>requireAlias</c> it fails (404) rather than make an index of that name.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A writer into memory holds nothing to give back.")]
internal sealed class BulkBody
{
    private readonly ArrayBufferWriter<byte> lines = new();
    private readonly Utf8JsonWriter writer;

    public BulkBody() => writer = new Utf8JsonWriter(lines, new JsonWriterOptions { Encoder = Wire.Json.Encoder, SkipValidation = true });

    /// <summary>How many actions.</summary>
    public int Count { get; private set; }

    /// <summary>As it travels, before compression.</summary>
    public long Bytes => lines.WrittenCount;

    internal ReadOnlyMemory<byte> Lines => lines.WrittenMemory;

    /// <summary>Answers 409 where the id is there already.</summary>
    public void Create<T>(string index, string id, T document, JsonTypeInfo<T> type, bool requireAlias = false)
    {
        Act("create"u8, index, id, new Condition(RequireAlias: requireAlias));
        Add(document, type);
    }

    /// <summary>Makes or replaces; with a sequence number and term, replaces just the document that bears them (else 409).</summary>
    public void Index<T>(
        string index, string id, T document, JsonTypeInfo<T> type, long? seqNo = null, long? primaryTerm = null, bool requireAlias = false)
    {
        Act("index"u8, index, id, new Condition(seqNo, primaryTerm, RequireAlias: requireAlias));
        Add(document, type);
    }

    /// <summary>Makes or replaces a document of a lower version; answers 409 where one of the same or a higher version is there.</summary>
    public void IndexVersioned<T>(string index, string id, T document, JsonTypeInfo<T> type, long externalVersion, bool requireAlias = false)
    {
        Act("index"u8, index, id, new Condition(ExternalVersion: externalVersion, RequireAlias: requireAlias));
        Add(document, type);
    }

    /// <summary>Merges <paramref name="partial"/> into a document; answers 404 where it is not there.</summary>
    public void Update(
        string index, string id, JsonObject partial, long? seqNo = null, long? primaryTerm = null, bool requireAlias = false)
    {
        Act("update"u8, index, id, new Condition(seqNo, primaryTerm, RequireAlias: requireAlias));
        writer.WriteStartObject();
        writer.WritePropertyName("doc"u8);
        partial.WriteTo(writer, Wire.Json);
        writer.WriteEndObject();
        EndLine();
    }

    /// <summary>Answers 404 where it is not there.</summary>
    public void Delete(string index, string id, long? seqNo = null, long? primaryTerm = null) =>
        Act("delete"u8, index, id, new Condition(seqNo, primaryTerm));

    private void Act(ReadOnlySpan<byte> action, string index, string id, Condition condition)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(action);
        writer.WriteString("_index"u8, index);
        writer.WriteString("_id"u8, id);
        Write(condition);
        writer.WriteEndObject();
        writer.WriteEndObject();
        EndLine();
        Count++;
    }

    private void Write(Condition condition)
    {
        if (condition is { SeqNo: { } seqNo, PrimaryTerm: { } primaryTerm })
        {
            writer.WriteNumber("if_seq_no"u8, seqNo);
            writer.WriteNumber("if_primary_term"u8, primaryTerm);
        }

        if (condition.ExternalVersion is { } version)
        {
            writer.WriteNumber("version"u8, version);
            writer.WriteString("version_type"u8, "external"u8);
        }

        if (condition.RequireAlias)
        {
            writer.WriteBoolean("require_alias"u8, true);
        }
    }

    private void Add<T>(T document, JsonTypeInfo<T> type)
    {
        JsonSerializer.Serialize(writer, document, type);
        EndLine();
    }

    private void EndLine()
    {
        writer.Flush();
        lines.Write("\n"u8);
        writer.Reset();
    }

    private readonly record struct Condition(
        long? SeqNo = null, long? PrimaryTerm = null, long? ExternalVersion = null, bool RequireAlias = false);
}
