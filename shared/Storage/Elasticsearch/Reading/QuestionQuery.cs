using NewsPipeline.Storage.Elasticsearch.Documents;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>A question as the engine's query for articles, or for demands.</summary>
internal static class QuestionQuery
{
    /// <summary>After a week an article's freshness counts half.</summary>
    private const string HalfFresh = "7d";

    /// <summary>What is asked of a demand must hold for one and the same demand of the article.</summary>
    public static string OfArticles(Question question, ILookup<string, NameDocument> names)
    {
        var words = WordsOf(question);
        return Bool([.. words.Wanted, .. ArticleFilters(question, names)], words.Excluded);
    }

    /// <summary>The same, with a score: words in the title before those in the text, near each other before far apart, fresh before old.</summary>
    /// <param name="now">Of the first page, or the order would change between two.</param>
    public static string OfBestArticles(Question question, ILookup<string, NameDocument> names, DateTimeOffset now)
    {
        var words = WordsOf(question);
        return $$"""
            { "bool": {
              "must": [{{string.Join(',', words.Wanted)}}],
              "should": [{{string.Join(',', [.. words.Closeness, Freshness(now)])}}],
              "filter": {{Bool(ArticleFilters(question, names), words.Excluded)}}
            } }
            """;
    }

    /// <summary>What is asked of a report must hold for one and the same; story and strength are the demand's own.</summary>
    public static string OfDemands(Question question, ILookup<string, NameDocument> names)
    {
        var reported = question with { Strength = null, Story = null };
        return Bool(
            [
                .. AsksNothing(reported) ? [] : (string[])[Nested("carriers", OfCarriers(reported, names))],
                .. Story(question),
                .. question.Strength is { } strength ? (string[])[AtLeast("rank", (int)strength)] : [],
            ],
            []);
    }

    /// <summary>What one and the same carrier must meet.</summary>
    public static string OfCarriers(Question question, ILookup<string, NameDocument> names)
    {
        var words = new WordQuery(SearchWords.Parse(question.Words), "carriers.report.what", "carriers.report.quote");
        return Bool(
            [
                .. words.Wanted,
                .. Outlet("carriers.outlet", question),
                .. Time("carriers.at", question),
                .. Entity("carriers.entities", question, names),
                .. Report("carriers.report", question, names),
            ],
            words.Excluded);
    }

    /// <summary>The part of a question that tells which partitions can hold a match; null where any can.</summary>
    public static string? Time(Question question) => Time("at", question) is [var time] ? time : null;

    /// <summary>Nothing is asked, by words or otherwise.</summary>
    public static bool AsksNothing(Question question) =>
        question with { Words = null, Cursor = null, Size = 20 } == new Question() && SearchWords.Parse(question.Words) is null;

    /// <summary>Whether an article matches can be told of its reports: neither its words are asked for, nor what it says of a demand.</summary>
    public static bool AsksOfCarriersAlone(Question question) =>
        AsksNothing(question with { Outlet = null, Entity = null, Story = null, After = null, Before = null });

    private static WordQuery WordsOf(Question question) => new(SearchWords.Parse(question.Words), "title.*^8", "text.*");

    private static string[] ArticleFilters(Question question, ILookup<string, NameDocument> names)
    {
        var report = Report("demands", question, names);
        return
        [
            .. Outlet("outlet", question),
            .. Story(question),
            .. Time("at", question),
            .. Entity("entities", question, names),
            .. report is [] ? [] : (string[])[Nested("demands", Bool(report, []))],
        ];
    }

    private static string[] Report(string report, Question question, ILookup<string, NameDocument> names) =>
    [
        .. question.Issuer is { } issuer ? (string[])[NameQuery.OfParty($"{report}.issuer", $"{report}.saidIssuer", issuer, names)] : [],
        .. question.Addressee is { } addressee ? (string[])[NameQuery.OfParty($"{report}.addressee", $"{report}.saidAddressee", addressee, names)] : [],
        .. question.Topic is { } topic ? (string[])[Term($"{report}.topic", topic.Trim().ToLowerInvariant())] : [],
        .. question.Strength is { } strength ? (string[])[AtLeast($"{report}.rank", (int)strength)] : [],
    ];

    private static string[] Outlet(string field, Question question) => question.Outlet is { } outlet ? [Term(field, outlet.Trim().ToLowerInvariant())] : [];

    private static string[] Story(Question question) => question.Story is { } story ? [Term("story", story.Value)] : [];

    private static string[] Entity(string field, Question question, ILookup<string, NameDocument> names) =>
        question.Entity is { } entity ? [NameQuery.OfEntity(field, entity, names)] : [];

    private static string[] Time(string field, Question question)
    {
        string[] limits =
        [
            .. question.After is { } after ? (string[])[$"\"gte\": {after.ToUnixTimeMilliseconds()}"] : [],
            .. question.Before is { } before ? (string[])[$"\"lt\": {before.ToUnixTimeMilliseconds()}"] : [],
        ];
        return limits is [] ? [] : [$$"""{ "range": { "{{field}}": { {{string.Join(',', limits)}}, "format": "epoch_millis" } } }"""];
    }

    private static string Freshness(DateTimeOffset now) =>
        $$"""{ "distance_feature": { "field": "at", "origin": {{now.ToUnixTimeMilliseconds()}}, "pivot": "{{HalfFresh}}" } }""";

    private static string Term(string field, string value) => $$"""{ "term": { "{{field}}": {{Json.String(value)}} } }""";

    private static string AtLeast(string field, int value) => $$"""{ "range": { "{{field}}": { "gte": {{value}} } } }""";

    private static string Nested(string path, string query) => $$"""{ "nested": { "path": "{{path}}", "query": {{query}} } }""";

    private static string Bool(IEnumerable<string> filters, IEnumerable<string> excluded) =>
        $$"""{ "bool": { "filter": [{{string.Join(',', filters)}}], "must_not": [{{string.Join(',', excluded)}}] } }""";
}
