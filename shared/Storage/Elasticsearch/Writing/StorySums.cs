using System.Text.Json;
using System.Text.Json.Nodes;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

/// <summary>The sums of stories over their articles, by aggregation.</summary>
internal sealed class StorySums(ElasticsearchClient client, IndexNames names)
{
    /// <summary>Stories a request: the engine counts each one's outlets and demands exactly up to a thousand, which takes memory.</summary>
    private const int AtOnce = 200;

    private const int TopEntities = 5;

    /// <summary>More names than are shown, since several may be spellings of one.</summary>
    private const int NamesCounted = 15;

    /// <summary>One answer a story, in order.</summary>
    public async Task<IReadOnlyList<StoryDocument>> OfAsync(IReadOnlyList<string> stories, CancellationToken cancellation)
    {
        string[][] parts = [.. stories.Chunk(AtOnce)];
        var answers = await Task.WhenAll(parts.Select(part => OfPartAsync(part, cancellation)));
        return [.. answers.SelectMany(answer => answer)];
    }

    private async Task<IEnumerable<StoryDocument>> OfPartAsync(string[] stories, CancellationToken cancellation)
    {
        var answer = await client.SearchAsync(names.Articles, Body(stories), DocumentJson.Default.ArticleDocument, cancellation);
        var found = answer.Aggregations.GetProperty("stories").GetProperty("buckets").EnumerateArray().Select(Story).ToDictionary(story => story.Id);
        return stories.Select(id => found.GetValueOrDefault(id) ?? new StoryDocument(id, Gone: true));
    }

    private static JsonObject Body(string[] stories) => Json.Object($$"""
        {
          "size": 0,
          "query": { "terms": { "story": {{Json.Strings(stories)}} } },
          "aggs": { "stories": {
            "terms": { "field": "story", "size": {{stories.Length}} },
            "aggs": {
              "first": { "min": { "field": "at" } },
              "last": { "max": { "field": "at" } },
              "independent": { "filter": { "term": { "copy": false } }, "aggs": { "outlets": { "cardinality": { "field": "outlet", "precision_threshold": 1000 } } } },
              "reports": { "nested": { "path": "demands" }, "aggs": { "demands": { "cardinality": { "field": "demands.demand", "precision_threshold": 1000 } } } },
              "entities": { "terms": { "field": "entities.name", "size": {{NamesCounted}} } },
              "latest": { "top_hits": { "size": 1, "sort": [ { "foundAt": "desc" }, { "id": "desc" } ], "_source": ["storyTitle"] } }
            } } }
        }
        """);

    private static StoryDocument Story(JsonElement bucket)
    {
        var (first, last) = (Moment(bucket, "first"), Moment(bucket, "last"));
        return new(
            bucket.GetProperty("key").GetString()!,
            Gone: false,
            bucket.GetProperty("latest").GetProperty("hits").GetProperty("hits")[0].GetProperty("_source").GetProperty("storyTitle").GetString(),
            first,
            last,
            bucket.GetProperty("doc_count").GetInt32(),
            bucket.GetProperty("independent").GetProperty("outlets").GetProperty("value").GetInt32(),
            bucket.GetProperty("reports").GetProperty("demands").GetProperty("value").GetInt32(),
            Math.Round((last - first).TotalHours, 2),
            Entities(bucket));
    }

    private static DateTimeOffset Moment(JsonElement bucket, string name) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)bucket.GetProperty(name).GetProperty("value").GetDouble());

    /// <summary>Spellings of one name count together, under the first of them.</summary>
    private static IReadOnlyList<string> Entities(JsonElement bucket) =>
        [.. bucket.GetProperty("entities").GetProperty("buckets").EnumerateArray()
            .Select(entity => (Name: entity.GetProperty("key").GetString()!, Count: entity.GetProperty("doc_count").GetInt64()))
            .GroupBy(entity => NameKey.Of(entity.Name))
            .OrderByDescending(spellings => spellings.Sum(spelling => spelling.Count))
            .ThenBy(spellings => spellings.Key, StringComparer.Ordinal)
            .Take(TopEntities)
            .Select(spellings => spellings.Select(spelling => spelling.Name).Order(StringComparer.Ordinal).First())];
}
