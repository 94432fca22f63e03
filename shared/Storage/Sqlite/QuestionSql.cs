namespace NewsPipeline.Storage.Sqlite;

/// <summary>A question as conditions on articles (<c>a</c>) or on the reports of demands (<c>c</c>).</summary>
internal static class QuestionSql
{
    /// <summary>What is asked of a demand must hold for one and the same demand of the article.</summary>
    public static Conditions OfArticles(Question question)
    {
        var conditions = new Conditions();
        AddWords(conditions, question, "a.seq", "article_words");
        conditions.AndWhere(question.Outlet?.Trim().ToLowerInvariant(), "a.outlet = {0}");
        AddEntity(conditions, question.Entity, "a.seq");
        conditions.AndWhere(question.Story?.Value, "a.story = {0}");
        conditions.AndWhere(question.After?.ToUnixTimeMilliseconds(), "a.at >= {0}");
        conditions.AndWhere(question.Before?.ToUnixTimeMilliseconds(), "a.at < {0}");
        if (AsksOfDemands(question))
        {
            conditions.And($"a.seq IN (SELECT c.article FROM carriers c WHERE {OfReport(conditions, question)})");
        }

        return conditions;
    }

    /// <summary>Words are looked for in wording and quote; strength is the demand's, and stays out.</summary>
    public static Conditions OfCarriers(Question question)
    {
        var conditions = new Conditions();
        AddWords(conditions, question, "c.carrier", "carrier_words");
        conditions.AndWhere(question.Outlet?.Trim().ToLowerInvariant(), "c.outlet = {0}");
        AddEntity(conditions, question.Entity, "c.article");
        conditions.AndWhere(question.After?.ToUnixTimeMilliseconds(), "c.at >= {0}");
        conditions.AndWhere(question.Before?.ToUnixTimeMilliseconds(), "c.at < {0}");
        if (AsksOfDemands(question with { Strength = null }))
        {
            conditions.And(OfReport(conditions, question with { Strength = null }));
        }

        return conditions;
    }

    private static void AddWords(Conditions conditions, Question question, string row, string table)
    {
        var words = SearchWords.Parse(question.Words);
        if (WordSql.Match(words) is { } match)
        {
            conditions.And($"{row} IN (SELECT rowid FROM {table} WHERE {table} MATCH {conditions.Value(match)})");
        }
        else if (words is not null)
        {
            conditions.And($"{row} NOT IN (SELECT rowid FROM {table} WHERE {table} MATCH {conditions.Value(WordSql.Excluded(words))})");
        }
    }

    private static void AddEntity(Conditions conditions, string? entity, string row)
    {
        if (entity is not null)
        {
            conditions.And($"{row} IN (SELECT article FROM article_entities WHERE entity IN (SELECT entity FROM entities WHERE {NameSql.OfEntity(conditions, entity)}))");
        }
    }

    private static bool AsksOfDemands(Question question) =>
        question.Issuer is not null || question.Addressee is not null || question.Topic is not null || question.Strength is not null;

    private static string OfReport(Conditions conditions, Question question)
    {
        List<string> terms = [];
        if (question.Issuer is { } issuer)
        {
            terms.Add(NameSql.OfParty(conditions, issuer, "issuer"));
        }

        if (question.Addressee is { } addressee)
        {
            terms.Add(NameSql.OfParty(conditions, addressee, "addressee"));
        }

        if (question.Topic is { } topic)
        {
            terms.Add($"c.topic = {conditions.Value(topic.Trim().ToLowerInvariant())}");
        }

        if (question.Strength is { } strength)
        {
            terms.Add($"c.strength >= {conditions.Value((long)strength)}");
        }

        return string.Join(" AND ", terms);
    }
}
