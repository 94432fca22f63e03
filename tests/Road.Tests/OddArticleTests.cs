using System.Text;
using System.Text.Json;
using NewsPipeline.Contracts;
using NewsPipeline.Demands;
using NewsPipeline.Standalone;
using NewsPipeline.Stories;

namespace NewsPipeline.Road.Tests;

/// <summary>What an article may say is not ours to choose: every line is read, refused by name, or told from a line in one sentence.</summary>
public class OddArticleTests
{
    private const int Lines = 2_000;

    [Fact]
    public void Nothing_that_a_line_says_throws_anything_but_the_one_complaint()
    {
        var (reader, desk) = (new ArticleReader(), new Newsdesk(new DeskSettings()));
        var outcomes = Enumerable.Range(0, Lines).Select(number => Follow(number, reader, desk)).CountBy(outcome => outcome).ToDictionary();

        Assert.InRange(outcomes["read"], Lines / 2, Lines);
        Assert.InRange(outcomes["unreadable"], Lines / 20, Lines);
        Assert.InRange(outcomes["no-words"], Lines / 200, Lines);
    }

    private static string Follow(int number, ArticleReader reader, Newsdesk desk)
    {
        var bytes = OddArticles.Line(number);
        try
        {
            return JsonLines.Parse<ArticleLine>(bytes, $"line {number}") is not { } line ? "empty" : line.WhyRefused() ?? Follow(line, reader, desk);
        }
        catch (UnreadableInputException)
        {
            return "unreadable";
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"mutation {number}: {Encoding.UTF8.GetString(bytes)}", e);
        }
    }

    private static string Follow(ArticleLine line, ArticleReader reader, Newsdesk desk)
    {
        var article = line.ToArticle(line.NameOnTheRoad(), line.PublishedAt ?? DateTimeOffset.UnixEpoch);
        var reading = reader.Read(article.Title, article.Text, article.Language);
        Assert.All(reading.Demands, demand => Assert.InRange(demand.End, demand.Start, article.TextOf(demand.In).Length));
        Assert.All(reading.Responses, response => Assert.InRange(response.End, response.Start, article.TextOf(response.In).Length));
        Assert.All(reading.Entities, entity => Assert.All(entity.Mentions, mention => Assert.InRange(mention.End, mention.Start, article.TextOf(entity.In).Length)));
        var enriched = new ArticleEnriched(new(new(new("f"), "odd"), article), reading);
        var placed = new ArticlePlaced(enriched, desk.Place(enriched).Placement);
        var received = JsonSerializer.Deserialize<ArticlePlaced>(JsonSerializer.SerializeToUtf8Bytes(placed, Wire.Json), Wire.Json)!;
        Assert.Equal(article.Revision, received.Enriched.Found.Article.Revision);
        return "read";
    }
}
