using NewsPipeline.Fixtures;

namespace NewsPipeline.Demands.Tests;

/// <summary>Annotated passages of news: what we read must not get worse.</summary>
public sealed class GoldTests
{
    private static readonly ArticleReader Reader = new();

    [Theory]
    [InlineData("gold/demands.dev.jsonl", 0.92, 0.86, 0.80)]
    [InlineData("gold/demands-silver.jsonl", 0.86, 0.76, 0.72)]
    public void Figures_stay_above_what_was_reached(string file, double detection, double who, double full)
    {
        var score = Score(SharedFolder.Find(file));

        Assert.True(
            score.Detection >= detection && score.Who >= who && score.Full >= full,
            $"{file}: detection {score.Detection:F3} who {score.Who:F3} full {score.Full:F3}");
    }

    /// <summary>Two dozen made-up passages that lie beside every checkout; as written, and not as the rules would have them.</summary>
    [Fact]
    public void Figures_of_our_own_passages_stay_above_what_was_reached()
    {
        var score = Score(Path.Combine(Repository.Root, "tests/Demands.Tests/Annotated/passages.jsonl"));

        Assert.True(
            score is { Detection: >= 0.82, Who: >= 0.77, Full: >= 0.66, Answers: >= 0.60 },
            $"detection {score.Detection:F3} who {score.Who:F3} full {score.Full:F3} answers {score.Answers:F3}");
    }

    [Fact]
    public void All_demands_of_the_founding_example_are_found()
    {
        var passage = GoldPassage.Read(SharedFolder.Find("gold/demands.dev.jsonl")).First(passage => passage.Id == "d001");
        var found = Reader.Read(passage.Title, passage.Text, "en").Demands;
        Assert.All(
            passage.Demands.Where(demand => !demand.Optional),
            wanted => Assert.Contains(found, demand => demand.What == wanted.What && demand.Issuer?.WikidataId == "Q159"));
    }

    private static DemandScore Score(string file)
    {
        var score = new DemandScore();
        foreach (var passage in GoldPassage.Read(file))
        {
            var reading = Reader.Read(passage.Title, passage.Text, "en");
            score.Add(passage.Demands, reading.Demands);
            score.Add(passage.Responses, reading.Responses);
        }

        return score;
    }
}
