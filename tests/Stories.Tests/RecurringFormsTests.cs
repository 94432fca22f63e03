using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Stories.Tests;

/// <summary>The same frame about other particulars is another story.</summary>
public class RecurringFormsTests
{
    [Fact]
    public void Quakes_in_three_places_are_three_stories() => AssertApart(
        ("Magnitude 5.2 quake strikes near Lima, Peru", Quake("5.2", "Lima, Peru", "Sunday", 41)),
        ("Magnitude 5.4 quake strikes near Izmir, Turkey", Quake("5.4", "Izmir, Turkey", "Tuesday", 12)),
        ("Magnitude 5.1 quake strikes near Hualien, Taiwan", Quake("5.1", "Hualien, Taiwan", "Thursday", 20)),
        ("Magnitude 5.0 quake strikes near Bam, Iran", Quake("5.0", "Bam, Iran", "Friday", 9)));

    [Fact]
    public void A_rubric_has_the_same_title_every_day_and_other_news_below() => AssertApart(
        ("Morning briefing: what you need to know", "Good morning. Miners in Chile ended a strike after the company offered a bonus. In Oslo, the parliament debates fishing quotas. Heavy snow closed passes in the Alps."),
        ("Morning briefing: what you need to know", "Good morning. A court in Nairobi struck down the finance bill. Tokyo stocks fell for a third day as chip makers slid. The tennis final was delayed by rain in Montreal."),
        ("Morning briefing: what you need to know", "Good morning. Teachers in Lisbon begin a walkout over pay. Jakarta moves ministries to the new capital. A rare comet will be seen over southern skies tonight."));

    [Theory]
    [InlineData("War in the east: list of key events, day 1,201", "War in the east: list of key events, day 1,202")]
    [InlineData("Live: flood in the delta, update 14", "Live: flood in the delta, update 15")]
    public void A_headline_that_differs_in_its_number_alone_is_no_copy(string first, string second)
    {
        var desk = new Newsdesk(new DeskSettings());
        Place(desk, 1, first, "");

        Assert.Null(Place(desk, 2, second, "").DuplicateOf);
    }

    private static string Quake(string magnitude, string place, string day, int depth) =>
        $"An earthquake of magnitude {magnitude} struck near {place} on {day}, the national survey said. It was at a depth of {depth} km, {depth + 9} km from the town. "
        + "There were no immediate reports of casualties or damage. Authorities said they were checking buildings and that no tsunami warning was issued.";

    private static void AssertApart(params (string Title, string Text)[] articles)
    {
        var desk = new Newsdesk(new DeskSettings());
        Placement[] placed = [.. articles.Select((article, day) => Place(desk, day, article.Title, article.Text))];

        Assert.Equal(articles.Length, placed.Select(placement => placement.Story).Distinct().Count());
        Assert.All(placed, placement => Assert.Null(placement.DuplicateOf));
    }

    private static Placement Place(Newsdesk desk, int day, string title, string text) =>
        desk.Place(new(Some.Found(Some.Article($"a{day}", title, text, at: Some.Morning.AddDays(2 * day))), Reading.Nothing("en"))).Placement;
}
