using System.Text;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Storage.Tests;

/// <summary>Texts of about 3,000 characters whose words are as unequal as real ones; stories of about thirty articles with five demands each.</summary>
internal sealed class MadeUpNews(int seed, TimeSpan? between = null)
{
    private readonly Random random = new(seed);
    private readonly TimeSpan gap = between ?? TimeSpan.FromSeconds(1);
    private int count;

    public static ArticleId IdOf(int number) => new(Digest.Of("speed", $"{number}"));

    /// <param name="number">Of the article.</param>
    /// <param name="choice">0 to 19: so many stories run at once.</param>
    public static StoryId StoryOf(int number, int choice) => new(Digest.Of("story", $"{(number / 600 * 20) + choice}"));

    public ArticlePlaced Next()
    {
        var id = IdOf(count++);
        var text = Text();
        var article = Some.Article(id.Value, Text(10), text, $"outlet{random.Next(60)}.example", Some.Morning + (count * gap));
        var story = StoryOf(count, random.Next(20));
        var demands = Enumerable.Range(0, 3).Select(_ => Demand(random.Next(5))).ToList();
        var entities = Enumerable.Range(0, 10).Select(_ => Word(300)).Distinct()
            .Select(word => new Entity($"Name {word}", EntityType.Location, $"Q{word}", [new Span(0, 7), new Span(90, 97)]));
        var placed = Some.Placed(Some.Enriched(Some.Found(article), [.. demands]), story);
        return placed with { Enriched = placed.Enriched with { Reading = placed.Enriched.Reading with { Entities = [.. entities] } } };
    }

    private static Demand Demand(int number) => Some.Demand(
        $"w{number} w{number + 7} w{number * 3} w11", $"Party {number}", $"Party {number + 3}", (Strength)number, "territory", 200 * number, (200 * number) + 150);

    private int Word(int most) => (int)Math.Exp(random.NextDouble() * Math.Log(most));

    private string Text(int words = 0)
    {
        var text = new StringBuilder();
        for (var i = 0; words == 0 ? text.Length < 3000 : i < words; i++)
        {
            text.Append('w').Append(Word(30_000)).Append(random.Next(12) == 0 ? ". W" : " ");
        }

        return text.ToString();
    }
}
