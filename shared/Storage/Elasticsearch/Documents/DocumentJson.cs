using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <summary>How documents are written: camelCase, nothing for null.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(ArticleDocument))]
[JsonSerializable(typeof(DemandDocument))]
[JsonSerializable(typeof(StoryDocument))]
[JsonSerializable(typeof(NameDocument))]
[JsonSerializable(typeof(HomeDocument))]
[JsonSerializable(typeof(VersionedDocument))]
[JsonSerializable(typeof(FindingDocument))]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(PartyDocument[]))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class DocumentJson : JsonSerializerContext;
