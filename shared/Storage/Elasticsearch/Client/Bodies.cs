using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>Bodies of requests, as they travel.</summary>
internal static class Bodies
{
    public static ReadOnlyMemory<byte> Of(JsonNode body) => Written(writer => body.WriteTo(writer, Wire.Json));

    /// <summary>An object with one property.</summary>
    public static ReadOnlyMemory<byte> Of(string name, JsonNode value) => Written(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName(name);
        value.WriteTo(writer, Wire.Json);
        writer.WriteEndObject();
    });

    /// <summary>By gzip, the quick way: text shrinks to a third or a quarter.</summary>
    public static ReadOnlyMemory<byte> Compressed(ReadOnlyMemory<byte> body)
    {
        using var target = new MemoryStream(body.Length / 3);
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body.Span);
        }

        return target.GetBuffer().AsMemory(0, (int)target.Length);
    }

    private static ReadOnlyMemory<byte> Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Wire.Json.Encoder });
        write(writer);
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
