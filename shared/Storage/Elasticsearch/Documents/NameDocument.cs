using System.Text.Json.Serialization;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <summary>A name that stands for somebody with a Wikidata id; only ever added.</summary>
/// <param name="Mentioned">An article mentions somebody by it; else it is only a party's name ("Moscow" for Russia).</param>
internal sealed record NameDocument(string Key, string WikidataId, bool Mentioned)
{
    [JsonIgnore]
    public string Id => Digest.Of("name", Key, WikidataId, Mentioned ? "mentioned" : "party");
}
