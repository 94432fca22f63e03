using System.Text.Json;
using System.Text.Json.Nodes;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>Counts articles, not mentions: an article with three demands on territory counts once.</summary>
internal sealed class FacetReading(ElasticsearchClient client, IndexNames names, KnownNames known, ActorNames actors)
{
    private const int Most = 20;

    /// <summary>Values that each partition hands in, so that one which is frequent in all and first in none is not missed.</summary>
    private const int OfEachPartition = 1000;

    /// <summary>More names of entities than are shown, since several may be spellings of one.</summary>
    private const int NamesCounted = 200;

    private static readonly Facets Nothing = new([], [], [], [], [], [], []);

    public async Task<Facets> OfAsync(Question question, CancellationToken cancellation)
    {
        var query = QuestionQuery.OfArticles(question, await known.OfAsync(question, cancellation));
        var answer = await client.SearchAsync(names.Articles, Body(query), DocumentJson.Default.ArticleDocument, cancellation, WholeList.Parameters);
        if (answer.Shards == 0)
        {
            return Nothing;
        }

        var (all, reports) = (answer.Aggregations, answer.Aggregations.GetProperty("reports"));
        return new(
            Counts(all, "outlets"),
            Reported(reports, "topics"),
            Reported(reports, "strengths"),
            await PartiesAsync(Reported(reports, "issuers"), "issuer", cancellation),
            await PartiesAsync(Reported(reports, "addressees"), "addressee", cancellation),
            Entities(all),
            Counts(all, "languages"));
    }

    private static JsonObject Body(string query) => Json.Object($$"""
        {
          "size": 0,
          "track_total_hits": false,
          "query": {{query}},
          "aggs": {
            "outlets": {{Terms("outlet", Most)}},
            "languages": {{Terms("language", Most)}},
            "entities": {{Terms("entities.name", NamesCounted)}},
            "reports": { "nested": { "path": "demands" }, "aggs": {
              "topics": {{OfReports("demands.topic")}},
              "strengths": {{OfReports("demands.strength")}},
              "issuers": {{OfReports("demands.issuer.actor")}},
              "addressees": {{OfReports("demands.addressee.actor")}}
            } }
          }
        }
        """);

    private static string Terms(string field, int size) => $$"""
        { "terms": { "field": "{{field}}", "size": {{size}}, "shard_size": {{OfEachPartition}}, "order": [ { "_count": "desc" }, { "_key": "asc" } ] } }
        """;

    private static string OfReports(string field) => $$"""
        {
          "terms": { "field": "{{field}}", "size": {{Most}}, "shard_size": {{OfEachPartition}}, "order": [ { "articles": "desc" }, { "_key": "asc" } ] },
          "aggs": { "articles": { "reverse_nested": {} } }
        }
        """;

    private static IReadOnlyList<FacetCount> Counts(JsonElement aggregations, string name) =>
        [.. aggregations.BucketsOf(name).Select(value => new FacetCount(value.Key(), value.Count()))];

    private static IReadOnlyList<FacetCount> Reported(JsonElement reports, string name) =>
        [.. reports.BucketsOf(name).Select(value => new FacetCount(value.Key(), value.GetProperty("articles").Count()))];

    /// <summary>One line an actor, by name.</summary>
    private async Task<IReadOnlyList<FacetCount>> PartiesAsync(IReadOnlyList<FacetCount> parties, string role, CancellationToken cancellation)
    {
        var called = await actors.OfAsync([.. parties.Select(party => party.Value)], role, cancellation);
        return MostFirst(parties.Select(party => party with { Value = called[party.Value] }));
    }

    /// <summary>Spellings of one name count together, under the first of them.</summary>
    private static IReadOnlyList<FacetCount> Entities(JsonElement aggregations) => MostFirst(
        Counts(aggregations, "entities").GroupBy(name => NameKey.Of(name.Value))
            .Select(spellings => new FacetCount(spellings.Select(name => name.Value).Order(StringComparer.Ordinal).First(), spellings.Sum(name => name.Count))));

    private static IReadOnlyList<FacetCount> MostFirst(IEnumerable<FacetCount> counts) =>
        [.. counts.OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal).Take(Most)];
}
