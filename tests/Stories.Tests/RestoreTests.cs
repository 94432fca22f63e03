using System.Text.Json;
using FsCheck.Xunit;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Stories.Tests;

/// <summary>A desk that recalls decisions goes on as the desk that took them.</summary>
public class RestoreTests
{
    private static readonly string[] Places = ["Vienna", "Havana", "Istanbul", "Ostermill", "Halvorsund"];
    private static readonly string[] Parties = ["Iran", "Colombia", "Ukraine", "Corvane", "Averna"];
    private static readonly string[] Contents = ["lift the sanctions", "withdraw its troops", "pay 4 million crowns", "release the prisoners", "end the strike"];

    [Property(MaxTest = 60)]
    public void Stopped_after_any_prefix_and_restored_it_decides_the_same(int seed, byte stop)
    {
        var stream = Stream(seed, 60);
        var settings = new DeskSettings { Articles = 25, Memory = TimeSpan.FromDays(6) };
        var whole = new Newsdesk(settings);
        var journal = stream.Take(stop % stream.Count).Select(article => PlaceNew(whole, article)).OfType<Decision>().ToList();
        var restored = new Newsdesk(settings);
        foreach (var decision in journal.TakeLast(settings.Articles))
        {
            restored.Recall(decision);
        }

        var rest = stream.Skip(stop % stream.Count).ToList();

        Assert.Equal(rest.ConvertAll(article => Json(whole.Place(article))), rest.ConvertAll(article => Json(restored.Place(article))));
    }

    [Property(MaxTest = 30)]
    public void Played_again_from_the_beginning_it_decides_the_same(int seed)
    {
        var stream = Stream(seed, 40);

        Assert.Equal(Decided(stream), Decided(stream));
    }

    /// <summary>Null for a text that the desk knows: its decision is in the journal already.</summary>
    private static Decision? PlaceNew(Newsdesk desk, ArticleEnriched article)
    {
        var isNew = !desk.Knows(article.Found.Article.Id, article.Found.Article.Revision.TextHash);
        var decision = desk.Place(article);
        return isNew ? decision : null;
    }

    private static List<string> Decided(List<ArticleEnriched> stream)
    {
        var desk = new Newsdesk(new DeskSettings());
        return stream.ConvertAll(article => Json(desk.Place(article)));
    }

    /// <summary>Reports on five affairs, among them repetitions, revisions and copies.</summary>
    private static List<ArticleEnriched> Stream(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(number => Report(random, number))];
    }

    private static ArticleEnriched Report(Random random, int number)
    {
        var affair = random.Next(Places.Length);
        var content = Contents[random.Next(Contents.Length)];
        var text = $"In {Places[affair]} the delegation of {Parties[affair]} heard that it must {content}. "
            + string.Join(' ', Enumerable.Range(0, 12).Select(_ => $"word{random.Next(40)}{Places[affair]}"))
            + ".";
        var article = Some.Article($"a{random.Next(number + 1)}", $"{Places[affair]}: {content}", text, at: Some.Morning.AddHours(number * 5));
        return Some.Enriched(Some.Found(article), Some.Demand(content, issuer: "Union", addressee: Parties[affair]));
    }

    private static string Json(Decision decision) => JsonSerializer.Serialize(decision, Wire.Json);
}
