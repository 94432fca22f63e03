using NewsPipeline.Storage.Elasticsearch.Documents;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>
/// Whom a name asks for: whoever has its words in their name, in any spelling; whoever is called by another name of the same; and
/// whoever has a Wikidata id that we know, or that is stored, under such a name. "Russia" so finds Moscow's negotiators too.
/// </summary>
internal static class NameQuery
{
    /// <summary>What a name stands for as a party ("Moscow" for Russia) does not count.</summary>
    /// <param name="entities">The field.</param>
    public static string OfEntity(string entities, string name, ILookup<string, NameDocument> known)
    {
        var asked = AskedName.Of(name);
        return Any(Matches(entities, asked, IdsOf(asked.Things, asked.Keys.SelectMany(key => known[key]).Where(one => one.Mentioned))));
    }

    /// <summary>The party as the story knows it, or as the article names it.</summary>
    /// <param name="known">One field.</param>
    /// <param name="said">The other.</param>
    public static string OfParty(string known, string said, string name, ILookup<string, NameDocument> names)
    {
        var asked = AskedName.Of(name);
        var ids = IdsOf(asked.Actors, asked.Keys.SelectMany(key => names[key]));
        return Any([.. Matches(known, asked, ids), .. Matches(said, asked, ids)]);
    }

    private static IEnumerable<string> Matches(string field, AskedName asked, IReadOnlyList<string> ids)
    {
        if (asked.WikidataId is { } id)
        {
            yield return Term($"{field}.wikidataId", id);
            yield break;
        }

        yield return Terms($"{field}.key", asked.Keys);
        foreach (var spelling in asked.Spellings)
        {
            yield return $$"""{ "match_phrase": { "{{field}}.key.words": {{Json.String(spelling)}} } }""";
        }

        if (ids is not [])
        {
            yield return Terms($"{field}.wikidataId", ids);
        }
    }

    private static string[] IdsOf(IEnumerable<string> known, IEnumerable<NameDocument> stored) => [.. known.Concat(stored.Select(name => name.WikidataId)).Distinct()];

    private static string Terms(string field, IEnumerable<string> values) => $$"""{ "terms": { "{{field}}": {{Json.Strings(values)}} } }""";

    private static string Term(string field, string value) => $$"""{ "term": { "{{field}}": {{Json.String(value)}} } }""";

    private static string Any(IEnumerable<string> queries) => $$"""{ "bool": { "should": [{{string.Join(',', queries)}}], "minimum_should_match": 1 } }""";
}
