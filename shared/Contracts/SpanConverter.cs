using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsPipeline.Contracts;

public sealed class SpanConverter : JsonConverter<Span>
{
    public override Span Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var span = new Span(Number(ref reader, JsonTokenType.StartArray), Number(ref reader, JsonTokenType.Number));
        return reader.Read() && reader.TokenType == JsonTokenType.EndArray ? span : throw Wrong();
    }

    public override void Write(Utf8JsonWriter writer, Span value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Start);
        writer.WriteNumberValue(value.End);
        writer.WriteEndArray();
    }

    private static int Number(ref Utf8JsonReader reader, JsonTokenType before) =>
        reader.TokenType == before && reader.Read() && reader.TokenType == JsonTokenType.Number ? reader.GetInt32() : throw Wrong();

    private static JsonException Wrong() => new("A span is two numbers: [start,end].");
}
