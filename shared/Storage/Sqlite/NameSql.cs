namespace NewsPipeline.Storage.Sqlite;

/// <summary>
/// Whom a name asks for: whoever has its words in their name, and whoever has a Wikidata id that is stored under exactly this
/// name. "Russia" so finds Moscow's negotiators too, where Moscow stands for Russia.
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

        var key = conditions.Value(asked.Key);
        return $"""
            (key = {key} OR entity IN ({Holding(conditions, asked)}) OR wikidata_id IN (
              {IdsOf(key)} AND EXISTS (SELECT 1 FROM article_entities x WHERE x.entity = known.entity)))
            """;
    }

    /// <summary>For a row of <c>carriers</c>; the party as the story knows it, or as the article names it.</summary>
    /// <param name="role">issuer or addressee.</param>
    public static string OfParty(Conditions conditions, string name, string role)
    {
        var asked = AskedName.Of(name);
        if (asked.WikidataId is not null)
        {
            var id = conditions.Value(asked.WikidataId);
            return $"(c.{role}_id = {id} OR c.said_{role}_id = {id})";
        }

        var key = conditions.Value(asked.Key);
        var keys = $"SELECT {key} UNION SELECT key FROM entities WHERE entity IN ({Holding(conditions, asked)})";
        return $"""
            (c.{role}_key IN ({keys}) OR c.said_{role}_key IN ({keys})
              OR c.{role}_id IN ({IdsOf(key)}) OR c.said_{role}_id IN ({IdsOf(key)}))
            """;
    }

    private static string Holding(Conditions conditions, AskedName asked) =>
        $"SELECT rowid FROM entity_words WHERE entity_words MATCH {conditions.Value(WordSql.Phrase(asked.Key))}";

    private static string IdsOf(string key) =>
        $"SELECT known.wikidata_id FROM entities known WHERE known.key = {key} AND known.wikidata_id <> ''";
}
