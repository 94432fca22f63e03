using System.Text.Json;
using NewsPipeline.Contracts;

namespace NewsPipeline.Stories.Training;

/// <summary>An article whose story is known.</summary>
/// <param name="Fold">From 0 to <see cref="Folds"/>: stories that are told apart with difficulty, such as two quakes, are in one.</param>
internal sealed record ToldArticle(ArticleEnriched Article, string Story, int Fold)
{
    public const int Folds = 4;

    private static readonly DateTimeOffset Undated = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A stream in its order: <paramref name="name"/><c>.jsonl</c>, and its stories in <c>.gold.jsonl</c> beside it.</summary>
    /// <exception cref="KeyNotFoundException">An article has no story there.</exception>
    public static List<ToldArticle> Read(string name)
    {
        var stories = Lines($"{name}.gold.jsonl").SelectMany(StoriesOf).ToDictionary(StringComparer.Ordinal);
        return [.. Lines($"{name}.jsonl").Select(line => Told(line, stories))];
    }

    private static ToldArticle Told(JsonElement line, Dictionary<string, (string Story, string Topic)> stories)
    {
        var (id, title, text) = (line.GetProperty("id").GetString()!, line.GetProperty("title").GetString()!, line.GetProperty("text").GetString()!);
        var at = line.GetProperty("publishedAt") is { ValueKind: JsonValueKind.String } published ? published.GetDateTimeOffset() : Undated;
        var article = new Article
        {
            Id = new ArticleId(id),
            Outlet = "outlet.example",
            Url = new Uri($"https://outlet.example/{id}"),
            Title = title,
            Text = text,
            PublishedAt = at,
            FoundAt = at,
            Revision = Revision.From(at, title, text),
        };
        var found = new ArticleFound(new Finding(FindingId.From("training", article.Id, article.Revision.TextHash), "training"), article);
        return new(new(found, Reading.Nothing("en")), stories[id].Story, (int)(Hash(stories[id].Topic) % Folds));
    }

    /// <summary>A line is an article with its story, or a story with its articles. ECB+ tells two events of each topic: <c>28_5ecbplus.xml</c>.</summary>
    private static IEnumerable<KeyValuePair<string, (string Story, string Topic)>> StoriesOf(JsonElement line)
    {
        var story = line.GetProperty("story").GetString()!;
        if (line.TryGetProperty("articles", out var articles))
        {
            return articles.EnumerateArray().Select(article => KeyValuePair.Create(article.GetString()!, (story, story)));
        }

        var source = line.GetProperty("source").GetString()!;
        return [new(line.GetProperty("id").GetString()!, (story, source.EndsWith(".xml", StringComparison.Ordinal) ? source[..source.IndexOf('_')] : story))];
    }

    private static IEnumerable<JsonElement> Lines(string file) => File.ReadLines(file).Select(line => JsonSerializer.Deserialize<JsonElement>(line));

    /// <summary>FNV-1a: the same on every machine.</summary>
    private static uint Hash(string text) => text.Aggregate(2166136261, (hash, letter) => (hash ^ letter) * 16777619) >> 8;
}
