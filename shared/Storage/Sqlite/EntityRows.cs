using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>Which articles mention whom; every name is kept once with what it stands for, and known by a number.</summary>
internal sealed class EntityRows(SqliteStatements statements, WordRows words)
{
    private readonly Dictionary<(string Name, string WikidataId), long> numbers = [];

    public void Fill(IReadOnlyList<Entity> entities, long seq)
    {
        foreach (var number in entities.Select(entity => NumberOf(entity.Name, entity.WikidataId ?? "")).Distinct().Order())
        {
            statements.Run("INSERT INTO article_entities (article, entity) VALUES ($1, $2)", seq, number);
        }
    }

    /// <summary>A party's name is kept as a mentioned one is, so that questions find the actor by it.</summary>
    public void Keep(Party? party)
    {
        if (party is not null)
        {
            NumberOf(party.Name, party.WikidataId ?? "");
        }
    }

    public void Clear(long seq) => statements.Run("DELETE FROM article_entities WHERE article = $1", seq);

    /// <summary>After a rollback numbers may have gone that we gave.</summary>
    public void ForgetNumbers() => numbers.Clear();

    private long NumberOf(string name, string wikidataId)
    {
        if (!numbers.TryGetValue((name, wikidataId), out var number))
        {
            number = (long?)statements.Ask("SELECT entity FROM entities WHERE name = $1 AND wikidata_id = $2", name, wikidataId) ?? Insert(name, wikidataId);
            numbers.Add((name, wikidataId), number);
        }

        return number;
    }

    private long Insert(string name, string wikidataId)
    {
        var key = NameKey.Of(name);
        var number = (long)statements.Ask("INSERT INTO entities (name, wikidata_id, key) VALUES ($1, $2, $3) RETURNING entity", name, wikidataId, key)!;
        words.PutName(number, key);
        return number;
    }
}
