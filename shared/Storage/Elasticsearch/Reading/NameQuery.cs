using NewsPipeline.Storage.Elasticsearch.Documents;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>
/// Whom a name asks for: whoever has its words in their name, and whoever has a Wikidata id that is stored under exactly this
/// name. "Russia" so finds Moscow's negotiators too, where Moscow stands for Russia.
/// </summary>
internal static class NameQuery
{
    /// <summary>What a name stands for as a party ("Moscow" for Russia) does not count.</summary>
    /// <param name="entities">The field.</param>
    public static string OfEntity(string entities, string name, ILookup<string, NameDocument> known)
    {
        var asked = AskedName.Of(name);
        return Any(Matches(entities, asked, IdsOf(known[asked.Key].Where(one => one.Mentioned))));
    }

    /// <summary>The party as the story knows it, or as the article names it.</summary>
    /// <param name="known">One field.</param>
    /// <param name="said">The other.</param>
    public static string OfParty(string known, string said, string name, ILookup<string, NameDocument> names)
    {
        var asked = AskedName.Of(name);
        var ids = IdsOf(names[asked.Key]);
        return Any([.. Matches(known, asked, ids), .. Matches(said, asked, ids)]);
    }

    private static IEnumerable<string> Matches(string field, AskedName asked, IReadOnlyList<string> ids)
    {
        if (asked.WikidataId is { } id)
        {
            yield return Term($"{field}.wikidataId", id);
            yield break;
        }

        yield return Term($"{field}.key", asked.Key);
        yield return $$"""{ "match_phrase": { "{{field}}.key.words": {{Json.String(asked.Key)}} } }""";
        if (ids is not [])
        {
            yield return $$"""{ "terms": { "{{field}}.wikidataId": {{Json.Strings(ids)}} } }""";
        }
    }

    private static string[] IdsOf(IEnumerable<NameDocument> names) => [.. names.Select(name => name.WikidataId).Distinct()];

    private static string Term(string field, string value) => $$"""{ "term": { "{{field}}": {{Json.String(value)}} } }""";

    private static string Any(IEnumerable<string> queries) => $$"""{ "bool": { "should": [{{string.Join(',', queries)}}], "minimum_should_match": 1 } }""";
}
