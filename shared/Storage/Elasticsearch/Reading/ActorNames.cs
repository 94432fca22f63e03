using System.Text.Json;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>What actors are called: as articles mostly mention them, else as demands mostly name them.</summary>
internal sealed class ActorNames(ElasticsearchClient client, IndexNames names)
{
    /// <summary>Names an actor, most first: only the first of each is wanted, but they come mixed.</summary>
    private const int NamesEach = 50;

    /// <param name="actors">Wikidata ids, and keys of names.</param>
    /// <param name="role">issuer or addressee.</param>
    public async Task<Dictionary<string, string>> OfAsync(IReadOnlyList<string> actors, string role, CancellationToken cancellation)
    {
        if (actors is [])
        {
            return [];
        }

        var (mentioned, named) = (MentionedAsync(actors, cancellation), NamedAsync(actors, role, cancellation));
        await Task.WhenAll(mentioned, named);
        var (byArticles, byDemands) = (await mentioned, await named);
        return actors.ToDictionary(actor => actor, actor => byArticles.GetValueOrDefault(actor) ?? byDemands.GetValueOrDefault(actor) ?? actor);
    }

    private async Task<Dictionary<string, string>> MentionedAsync(IReadOnlyList<string> actors, CancellationToken cancellation)
    {
        // No key has the capital letter of an id.
        string[] ids = [.. actors.Where(actor => AskedName.Of(actor).WikidataId == actor)];
        if (ids is [])
        {
            return [];
        }

        var body = Json.Object($$"""
            {
              "size": 0,
              "track_total_hits": false,
              "query": { "bool": { "filter": { "terms": { "entities.wikidataId": {{Json.Strings(ids)}} } } } },
              "aggs": { "called": { "terms": {
                "field": "entities.called",
                "include": {{Json.String($"({string.Join('|', ids)})\\|.*")}},
                "size": {{ids.Length * NamesEach}},
                "order": [ { "_count": "desc" }, { "_key": "asc" } ]
              } } }
            }
            """);
        var answer = await client.SearchAsync(names.Articles, body, DocumentJson.Default.ArticleDocument, cancellation, WholeList.Parameters);
        return answer.Aggregations.BucketsOf("called").Select(called => called.Key().Split('|', 2)).DistinctBy(called => called[0])
            .ToDictionary(called => called[0], called => called[1]);
    }

    private async Task<Dictionary<string, string>> NamedAsync(IReadOnlyList<string> actors, string role, CancellationToken cancellation)
    {
        var asked = Json.Strings(actors);
        var body = Json.Object($$"""
            {
              "size": 0,
              "track_total_hits": false,
              "query": { "bool": { "filter": { "terms": { "{{role}}.actor": {{asked}} } } } },
              "aggs": { "actors": {
                "terms": { "field": "{{role}}.actor", "size": {{actors.Count}} },
                "aggs": {
                  "names": { "terms": { "field": "{{role}}.name", "size": 1, "order": [ { "_count": "desc" }, { "_key": "asc" } ] } },
                  "called": { "terms": { "field": "{{role}}.called", "size": {{NamesEach}}, "order": [ { "_count": "desc" }, { "_key": "asc" } ] } }
                }
              } }
            }
            """);
        var answer = await client.SearchAsync(names.Demands, body, DocumentJson.Default.DemandDocument, cancellation);
        return answer.Aggregations.BucketsOf("actors").Select(actor => (Actor: actor.Key(), Name: NameOf(actor)))
            .Where(actor => actor.Name is not null).ToDictionary(actor => actor.Actor, actor => actor.Name!);
    }

    /// <summary>Among the names are those of whoever demands together with the actor; where none is called, each demand has one party only.</summary>
    private static string? NameOf(JsonElement actor)
    {
        var own = $"{actor.Key()}{PartyDocument.Gap}";
        return actor.BucketsOf("called").Select(called => called.Key()).FirstOrDefault(called => called.StartsWith(own, StringComparison.Ordinal))?[own.Length..]
            ?? actor.BucketsOf("names").Select(name => name.Key()).FirstOrDefault();
    }
}
