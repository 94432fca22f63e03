using System.Text.Json;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Stories.Demands;

namespace NewsPipeline.Stories.Tests;

public class NewsdeskTests
{
    private const string Talks =
        "Russia demands that Ukraine confirm its neutral status, delegates in Istanbul said on Saturday. The Ukrainian delegation called the talks hard. "
        + "Mediators from Turkey hope to bring both sides back to the Dolmabahce palace next week, after a first round that lasted less than two hours.";

    private const string Fire =
        "A fire destroyed a paint warehouse in Port Selwyn early on Sunday. Nobody was hurt. The fire service asked people in the harbour district "
        + "to keep their windows shut while forty firefighters fought the flames until noon.";

    [Fact]
    public void The_first_article_opens_a_story_named_after_it()
    {
        var placement = Desk().Place(Article("a1", Talks, title: "Talks open in Istanbul")).Placement;

        Assert.True(placement.OpensStory);
        Assert.Equal(StoryId.OpenedBy(new("a1")), placement.Story);
        Assert.Equal("Talks open in Istanbul", placement.StoryTitle);
        Assert.Null(placement.DuplicateOf);
    }

    [Fact]
    public void Another_report_of_the_same_event_joins_and_another_event_does_not()
    {
        var desk = Desk();
        var first = desk.Place(Article("a1", Talks)).Placement;
        var other = desk.Place(Article("a2", Fire, title: "Warehouse burns in Port Selwyn")).Placement;
        var second = desk.Place(Article(
            "a3",
            "In Istanbul the delegations of Russia and Ukraine met for less than two hours. Turkey, whose mediators opened the Dolmabahce palace for the talks, spoke of a beginning. Moscow wants Ukraine to confirm its neutral status.",
            title: "Istanbul talks end after two hours")).Placement;

        Assert.NotEqual(first.Story, other.Story);
        Assert.Equal(first.Story, second.Story);
        Assert.False(second.OpensStory);
        Assert.Null(second.DuplicateOf);
    }

    [Fact]
    public void Agency_copy_under_another_headline_names_its_original()
    {
        var desk = Desk();
        desk.Place(Article("a1", Talks));

        var copy = desk.Place(Article("a2", "Istanbul (Agency) " + Talks[..280], title: "Kremlin insists on neutrality")).Placement;

        Assert.Equal(new ArticleId("a1"), copy.DuplicateOf);
    }

    [Fact]
    public void An_article_that_comes_again_gets_the_same_answer()
    {
        var desk = Desk();
        var first = desk.Place(Article("a1", Talks, Some.Demand()));
        desk.Place(Article("a2", Fire));

        Assert.Equal(Json(first), Json(desk.Place(Article("a1", Talks, Some.Demand()))));
        Assert.Equal(2, desk.Articles);
    }

    [Fact]
    public void A_revised_article_stays_in_its_story_whatever_it_says_now()
    {
        var desk = Desk();
        var first = desk.Place(Article("a1", Talks)).Placement;
        desk.Place(Article("a2", Fire));

        var revised = desk.Place(Article("a1", Fire)).Placement;

        Assert.Equal(first.Story, revised.Story);
        Assert.False(revised.OpensStory);
    }

    [Fact]
    public void A_corrected_original_is_no_copy_of_its_reprint()
    {
        var desk = Desk();
        var first = desk.Place(Article("a1", Talks, Some.Demand())).Placement;
        var reprint = desk.Place(Article("a2", Talks, Some.Demand())).Placement;
        var corrected = desk.Place(Article("a1", Talks.Replace("two hours", "three hours", StringComparison.Ordinal), Some.Demand())).Placement;
        var corrected2 = desk.Place(Article("a1", Talks, Some.Demand())).Placement;

        Assert.Equal(new ArticleId("a1"), reprint.DuplicateOf);
        Assert.Null(corrected.DuplicateOf);
        Assert.Null(corrected2.DuplicateOf);
        Assert.Equal(first.Demands[0].Id, Assert.Single(corrected.Demands).Id);
        Assert.Equal(first.Demands[0].Id, Assert.Single(reprint.Demands).Id);
    }

    [Fact]
    public void A_copy_of_a_copy_names_the_original_even_after_its_correction()
    {
        var desk = Desk();
        desk.Place(Article("a1", Talks));
        desk.Place(Article("a2", "Istanbul (Agency) " + Talks));
        desk.Place(Article("a1", Talks[..200] + " The meeting is to be continued, the palace said later in a statement of one line to all reporters."));

        var late = desk.Place(Article("a3", "Istanbul (Agency) " + Talks)).Placement;
        var corrected = desk.Place(Article("a2", "Istanbul (Agency) " + Talks + " Corrected.")).Placement;

        Assert.Equal(new ArticleId("a1"), late.DuplicateOf);
        Assert.Equal(new ArticleId("a1"), corrected.DuplicateOf);
    }

    [Fact]
    public void The_wording_of_a_revision_replaces_the_former_one()
    {
        var book = new DemandBook();
        var desk = Desk();
        var first = desk.Place(Article("a1", Talks, Some.Demand()));
        var revised = desk.Place(Article("a1", Talks + " Corrected.", Some.Demand("confirm neutrality")));

        var (former, latter) = (Member(first), Member(revised));
        book.Add(former);
        book.Add(latter);

        var demand = Assert.Single(book.All);
        Assert.Equal("confirm neutrality", Assert.Single(demand.Wordings).Wording.Demand.What);
        book.Remove(former);
        Assert.Single(book.All);
        book.Remove(latter);
        Assert.Empty(book.All);
    }

    [Fact]
    public void Among_very_many_demands_the_same_one_is_found_again()
    {
        var desk = Desk();
        var demands = Enumerable.Range(0, 300).Select(number => Some.Demand($"reopen the school of Village{(char)('a' + number % 26)}{(char)('a' + number / 26)}ton")).ToArray();
        var raised = desk.Place(Article("a1", Talks, demands)).Placement.Demands;

        var carried = desk.Place(Article("a2", Talks, Some.Demand("the reopening of Villagebcton's school"))).Placement.Demands;

        Assert.Equal(raised.First(demand => demand.Report.What.Contains("Villagebcton", StringComparison.Ordinal)).Id, carried[0].Id);
    }

    [Fact]
    public void A_demand_that_a_correction_dropped_is_still_known()
    {
        var desk = Desk();
        var raised = desk.Place(Article("a1", Talks, Some.Demand())).Placement.Demands[0];
        desk.Place(Article("a1", Talks + " Corrected."));

        var again = desk.Place(Article("a2", Talks + " More follows.", Some.Demand("confirm neutrality"))).Placement.Demands[0];

        Assert.True(raised.Raised);
        Assert.False(again.Raised);
        Assert.Equal(raised.Id, again.Id);
    }

    [Fact]
    public void A_story_is_forgotten_with_its_last_article()
    {
        var desk = new Newsdesk(new DeskSettings { Articles = 2 });
        desk.Place(Article("a1", Talks));
        desk.Place(Article("a2", Fire, title: "Warehouse burns in Port Selwyn"));
        desk.Place(Article("a3", Fire + " The cause is not known.", title: "Port Selwyn fire out"));

        Assert.Equal((2, 1), (desk.Articles, desk.Stories));
        Assert.True(desk.Place(Article("a4", Talks + " And more.")).Placement.OpensStory);
    }

    [Fact]
    public void What_was_found_too_long_ago_is_forgotten()
    {
        var desk = new Newsdesk(new DeskSettings { Memory = TimeSpan.FromDays(3) });
        desk.Place(Article("a1", Talks));
        desk.Place(Article("a2", Fire, at: Some.Morning.AddDays(4)));

        Assert.False(desk.Knows(new ArticleId("a1")));
        Assert.Equal(1, desk.Stories);
    }

    [Fact]
    public void A_known_article_beyond_the_horizon_goes_back_to_its_old_story()
    {
        var former = StoryId.OpenedBy(new("a0"));

        var placement = Desk().Place(Article("a1", Talks), former).Placement;

        Assert.Equal(former, placement.Story);
    }

    [Fact]
    public void Features_of_another_version_are_refused_with_a_reason()
    {
        var decision = Desk().Place(Article("a1", Talks));

        Assert.Throws<InvalidDataException>(() => Desk().Recall(decision with { Features = [99, 1, 2] }));
        Assert.Throws<InvalidDataException>(() => Desk().Recall(decision with { Features = decision.Features[..20] }));
    }

    private static Member Member(Decision decision) => new(decision, ArticlePrint.FromBytes(decision.Features), new OpenStory(decision.Placement.Story));

    private static Newsdesk Desk() => new(new DeskSettings());

    private static ArticleEnriched Article(string id, string text, params Demand[] demands) => Some.Enriched(Some.Found(Some.Article(id, text: text)), demands);

    private static ArticleEnriched Article(string id, string text, string title, DateTimeOffset? at = null) =>
        Some.Enriched(Some.Found(Some.Article(id, title, text, at: at)));

    private static ArticleEnriched Article(string id, string text, DateTimeOffset at) => Article(id, text, "Fire in Port Selwyn", at);

    private static string Json(Decision decision) => JsonSerializer.Serialize(decision, Wire.Json);
}
