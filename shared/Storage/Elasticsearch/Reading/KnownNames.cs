using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>What the store's names stand for, looked up before a question that names somebody is asked.</summary>
internal sealed class KnownNames(ElasticsearchClient client, IndexNames names)
{
    /// <summary>Of documents: one name stands for a handful, each at most twice.</summary>
    private const int Most = 1000;

    public async Task<ILookup<string, NameDocument>> OfAsync(Question question, CancellationToken cancellation)
    {
        var keys = new[] { question.Issuer, question.Addressee, question.Entity }.OfType<string>().Select(AskedName.Of)
            .Where(asked => asked.WikidataId is null).SelectMany(asked => asked.Keys).Distinct().ToList();
        var found = keys is []
            ? []
            : (await client.SearchAsync(names.Names, Json.Object(Body(keys)), DocumentJson.Default.NameDocument, cancellation)).Hits;
        return found.ToLookup(hit => hit.Source.Key, hit => hit.Source);
    }

    private static string Body(IEnumerable<string> keys) =>
        $$"""{ "size": {{Most}}, "track_total_hits": false, "query": { "bool": { "filter": { "terms": { "key": {{Json.Strings(keys)}} } } } } }""";
}
