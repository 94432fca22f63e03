namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>Words and phrases in a set of fields: each has to be in any of them.</summary>
internal sealed class WordQuery(SearchWords? words, params IReadOnlyList<string> fields)
{
    /// <summary>Words of one question are hardly about one another when they stand further apart.</summary>
    private const int Close = 50;

    public bool None => words is null;

    public IEnumerable<string> Wanted => (words?.Wanted ?? []).Select(term => Phrase(term));

    public IEnumerable<string> Excluded => (words?.Excluded ?? []).Select(term => Phrase(term));

    /// <summary>All that is wanted, near each other: it matters for the order alone.</summary>
    public IEnumerable<string> Closeness => words?.Wanted is { Count: > 1 } wanted ? [Phrase(string.Join(' ', wanted), Close)] : [];

    private string Phrase(string term, int slop = 0) =>
        $$"""{ "multi_match": { "type": "phrase", "query": {{Json.String(term)}}, "slop": {{slop}}, "fields": {{Json.Strings(fields)}} } }""";
}
