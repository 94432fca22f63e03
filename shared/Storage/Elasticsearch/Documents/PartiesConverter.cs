using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <summary>One party as an object, several as a list of such.</summary>
internal sealed class PartiesConverter : JsonConverter<PartiesDocument>
{
    public override PartiesDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return new(JsonSerializer.Deserialize(ref reader, DocumentJson.Default.PartyDocument), []);
        }

        var all = JsonSerializer.Deserialize(ref reader, DocumentJson.Default.PartyDocumentArray)!;
        return new(all[0], all[1..]!);
    }

    public override void Write(Utf8JsonWriter writer, PartiesDocument value, JsonSerializerOptions options)
    {
        if (value.Others is [])
        {
            JsonSerializer.Serialize(writer, value.First!, DocumentJson.Default.PartyDocument);
        }
        else
        {
            JsonSerializer.Serialize(writer, [value.First!, .. value.Others], DocumentJson.Default.PartyDocumentArray);
        }
    }
}
