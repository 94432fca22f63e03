using System.Text.Json;
using System.Text.Json.Serialization;
using NewsPipeline.Contracts;

namespace NewsPipeline.Bus;

/// <summary>Our messages are read and written our way, whatever the bus does with its own.</summary>
internal sealed class Strictly<T> : JsonConverter<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonSerializer.Deserialize<T>(ref reader, Wire.Strict);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, Wire.Strict);
}
