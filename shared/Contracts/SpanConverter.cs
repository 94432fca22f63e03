using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsPipeline.Contracts;

public sealed class SpanConverter : JsonConverter<Span>
{
    public override Span Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (JsonSerializer.Deserialize<int[]>(ref reader, options) is not [var start, var end])
        {
            throw new JsonException("A span is two numbers: [start,end].");
        }

        return new Span(start, end);
    }

    public override void Write(Utf8JsonWriter writer, Span value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Start);
        writer.WriteNumberValue(value.End);
        writer.WriteEndArray();
    }
}
