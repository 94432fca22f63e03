namespace NewsPipeline.Storage.Sqlite;

/// <summary>
/// Whom a name asks for: whoever has its words in their name, in any spelling; whoever is called by another name of the same; and
/// whoever has a Wikidata id that we know, or that is stored, under such a name. "Russia" so finds Moscow's negotiators too.
/// </summary>
internal static class NameSql
{
    /// <summary>For a row of <c>entities</c>. What a name stands for as a party ("Moscow" for Russia) does not count.</summary>
    public static string OfEntity(Conditions conditions, string name)
    {
        var asked = AskedName.Of(name);
        if (asked.WikidataId is not null)
        {
            return $"wikidata_id = {conditions.Value(asked.WikidataId)}";
        }

        var keys = List(conditions, asked.Keys);
        return $"""
            (key IN ({keys}) OR entity IN ({Holding(conditions, asked)}) OR wikidata_id IN ({List(conditions, asked.Things)}) OR wikidata_id IN (
              {IdsOf(keys)} AND EXISTS (SELECT 1 FROM article_entities x WHERE x.entity = known.entity)))
            """;
    }

    /// <summary>For a row of <c>carriers</c>; the party as the story knows it, as the article names it, or another beside it.</summary>
    /// <param name="role">issuer or addressee.</param>
    public static string OfParty(Conditions conditions, string name, string role)
    {
        var asked = AskedName.Of(name);
        if (asked.WikidataId is not null)
        {
            var id = conditions.Value(asked.WikidataId);
            return $"(c.{role}_id = {id} OR c.said_{role}_id = {id} OR {IsBeside(role, $"wikidata_id = {id}")})";
        }

        var keys = List(conditions, asked.Keys);
        var held = $"SELECT key FROM entities WHERE key IN ({keys}) OR entity IN ({Holding(conditions, asked)})";
        var ids = $"{IdsOf(keys)} UNION SELECT wikidata_id FROM entities WHERE wikidata_id IN ({List(conditions, asked.Actors)})";
        return $"""
            (c.{role}_key IN ({held}) OR c.said_{role}_key IN ({held})
              OR c.{role}_id IN ({ids}) OR c.said_{role}_id IN ({ids})
              OR {IsBeside(role, $"key IN ({held})")} OR {IsBeside(role, $"wikidata_id IN ({ids})")})
            """;
    }

    private static string IsBeside(string role, string condition) => $"c.carrier IN (SELECT carrier FROM joint_parties WHERE role = '{role}' AND {condition})";

    private static string List(Conditions conditions, IEnumerable<string> values) => string.Join(", ", values.Select(conditions.Value));

    private static string Holding(Conditions conditions, AskedName asked) =>
        $"SELECT rowid FROM entity_words WHERE entity_words MATCH {conditions.Value(WordSql.Any(asked.Spellings))}";

    private static string IdsOf(string keys) =>
        $"SELECT known.wikidata_id FROM entities known WHERE known.key IN ({keys}) AND known.wikidata_id <> ''";
}
