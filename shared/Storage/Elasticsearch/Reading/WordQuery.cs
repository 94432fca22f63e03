namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>Words and phrases in a set of fields: each, however it is spelled, has to be in any of them.</summary>
internal sealed class WordQuery(SearchWords? words, params IReadOnlyList<string> fields)
{
    /// <summary>Words of one question are hardly about one another when they stand further apart.</summary>
    private const int Close = 50;

    public bool None => words is null;

    public IEnumerable<string> Wanted => Spellings.Of(words?.Wanted ?? []).Select(Any);

    public IEnumerable<string> Excluded => (words?.Excluded ?? []).Select(term => Any(Spellings.Of(term).Select(spelling => Phrase(spelling))));

    /// <summary>All that is wanted, near each other: it matters for the order alone.</summary>
    public IEnumerable<string> Closeness => words?.Wanted is { Count: > 1 } wanted ? [Phrase(string.Join(' ', wanted), Close)] : [];

    /// <summary>Several words that make up a name may also stand apart.</summary>
    private string Any(SpelledName name)
    {
        var spelled = name.Spellings.Select(spelling => Phrase(spelling));
        return Any(name.Terms.Count == 1 ? spelled : spelled.Prepend(All(name.Terms.Select(term => Phrase(term)))));
    }

    private static string All(IEnumerable<string> queries) => $$"""{ "bool": { "must": [{{string.Join(',', queries)}}] } }""";

    /// <summary>The best counts, and no sum: a text does not match better because it spells a name in two ways.</summary>
    private static string Any(IEnumerable<string> queries) => queries.ToArray() is [var only] ? only : $$"""{ "dis_max": { "queries": [{{string.Join(',', queries)}}] } }""";

    private string Phrase(string term, int slop = 0) =>
        $$"""{ "multi_match": { "type": "phrase", "query": {{Json.String(term)}}, "slop": {{slop}}, "fields": {{Json.Strings(fields)}} } }""";
}
