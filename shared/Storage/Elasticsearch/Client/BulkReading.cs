using System.Text.Json;

namespace NewsPipeline.Storage.Elasticsearch.Client;

internal static class BulkReading
{
    /// <summary>Just what we read of a long answer, and all of a refusal.</summary>
    public const string Query =
        "?filter_path=took,items.*._index,items.*._id,items.*.status,items.*.result,items.*._seq_no,items.*._primary_term,items.*.error,error,status";

    public static BulkAnswer Read(byte[] body)
    {
        var wire = JsonSerializer.Deserialize(body, EngineJson.Default.WireBulk)!;
        return new BulkAnswer([.. (wire.Items ?? []).Select(Item)], TimeSpan.FromMilliseconds(wire.Took));
    }

    private static BulkItem Item(WireBulkAction action)
    {
        var item = action.Create ?? action.Index ?? action.Update ?? action.Delete ?? throw new JsonException("An item of a bulk answer has no action.");
        var error = item.Error;
        return new BulkItem(
            item.Index,
            item.Id,
            item.Status,
            error is null ? null : error.Kind(),
            error is null ? null : error.Reasons(),
            item.SeqNo,
            item.PrimaryTerm,
            item.Result);
    }
}
