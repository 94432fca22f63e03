using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>Reads the answer of <c>_mget</c>.</summary>
internal static class DocumentReading
{
    private const int BadRequest = 400;

    public static IReadOnlyList<Stored<T>?> Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        var documents = new List<Stored<T>?>();
        var json = new Utf8JsonReader(body);
        json.Read();
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("docs"u8))
            {
                json.Read();
                while (json.NextItem())
                {
                    documents.Add(Document(ref json, type));
                }
            }
            else
            {
                json.SkipValue();
            }
        }

        return documents;
    }

    /// <summary>Null where it is not there, nor its index.</summary>
    private static Stored<T>? Document<T>(ref Utf8JsonReader json, JsonTypeInfo<T> type)
    {
        string index = "", id = "";
        long seqNo = 0, primaryTerm = 0;
        T? source = default;
        var found = false;
        WireError? error = null;
        while (json.NextProperty())
        {
            switch (json.GetString())
            {
                case "_index": index = json.NextString(); break;
                case "_id": id = json.NextString(); break;
                case "_seq_no": seqNo = json.NextLong(); break;
                case "_primary_term": primaryTerm = json.NextLong(); break;
                case "found": found = json.NextIsTrue(); break;
                case "error": error = json.NextValue(EngineJson.Default.WireError); break;
                case "_source": source = json.NextValue(type); break;
                default: json.SkipValue(); break;
            }
        }

        if (error is not null && error.Kind() != EngineError.NoSuchIndex)
        {
            throw WhyNot(error, index, id);
        }

        return found ? new Stored<T>(index, id, seqNo, primaryTerm, source!) : null;
    }

    /// <summary>The engine tells no status here: what is not plainly wrong may work later.</summary>
    private static Exception WhyNot(WireError error, string index, string id) => error.Kind() switch
    {
        EngineError.Security => Refusals.LacksPrivilege($"read {index}/{id}", error),
        "illegal_argument_exception" or "index_closed_exception" =>
            new ElasticsearchException($"to read {index}/{id}", BadRequest, error.Kind(), error.Reasons(), index),
        _ => new StoreUnavailableException($"Elasticsearch cannot read {index}/{id} just now: {error.Reasons()}."),
    };
}
