using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Search.Pages;
using NewsPipeline.Search.Stories;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

public sealed class SearchMatrixTests
{
    [Fact]
    public void Columns_are_outlets_with_words_of_their_own_in_the_order_of_their_first_report()
    {
        var matrix = DemandMatrix.Of([Demand("late", Report("c", 30), Report("a", 40)), Demand("early", Report("b", 10), Report("copier", 20, copyOf: "b10"))]);
        Assert.Equal(["b", "c", "a"], matrix.Outlets);
    }

    [Fact]
    public void A_cell_tells_the_first_report_from_later_ones_and_copies()
    {
        var matrix = DemandMatrix.Of(
        [
            Demand("one", Report("a", 0), Report("b", 5), Report("b", 9)),
            Demand("two", Report("b", 1), Report("a", 7, copyOf: "b1"), Report("mirror", 8, copyOf: "b1")),
        ]);
        var (one, two) = (matrix.Rows[0], matrix.Rows[1]);
        Assert.Equal([Carried.First, Carried.Later], one.Cells.Select(cell => cell!.State));
        Assert.Equal(2, one.Cells[1]!.Reports);
        Assert.Equal([Carried.Copied, Carried.First], two.Cells.Select(cell => cell!.State));
        Assert.Equal(["mirror"], two.Copies);
        Assert.Empty(one.Copies);
    }

    [Fact]
    public void The_first_report_has_its_column_even_where_it_copies_what_another_story_holds()
    {
        var row = Assert.Single(DemandMatrix.Of([Demand("one", Report("agency", 0, copyOf: "elsewhere"), Report("a", 5))]).Rows);
        Assert.Equal([Carried.First, Carried.Later], row.Cells.Select(cell => cell!.State));
        Assert.Empty(row.Copies);
    }

    [Fact]
    public void What_most_outlets_report_comes_first()
    {
        var matrix = DemandMatrix.Of([Demand("rare", Report("a", 0)), Demand("common", Report("a", 9), Report("b", 10))]);
        Assert.Equal(["common", "rare"], matrix.Rows.Select(row => row.Demand.Value));
    }

    [Fact]
    public void A_party_under_two_names_is_one_party()
    {
        var moscow = Demand("two", Report("a", 20)) with { Issuer = new Party("Moscow", "Q159") };
        var other = Demand("three", Report("a", 10)) with { Issuer = new Party("Ukraine", "Q212") };
        var matrix = DemandMatrix.Of([Demand("one", Report("a", 0)) with { Issuer = new Party("Russia", "Q159") }, other, moscow]);
        Assert.Equal(["one", "two", "three"], matrix.Rows.Select(row => row.Demand.Value));
    }

    [Fact]
    public void A_story_without_demands_has_an_empty_matrix() => Assert.Empty(DemandMatrix.Of([]).Rows);

    [Fact]
    public void Answers_of_one_actor_stay_apart_where_they_differ()
    {
        AnswerView Answer(string actor, Stance stance, int minutes, string outlet) =>
            new(null, actor, stance, new ArticleId($"{outlet}{minutes}"), outlet, null, Some.Morning.AddMinutes(minutes), "No.");
        var groups = AnswerGroup.Of([Answer("Moscow", Stance.Reject, 9, "b"), Answer("Moscow", Stance.Consider, 5, "a"), Answer("moscow", Stance.Reject, 1, "a")]);
        Assert.Equal([Stance.Reject, Stance.Consider], groups.Select(group => group.Stance));
        Assert.Equal(2, groups[0].Outlets);
    }

    [Theory]
    [InlineData(0, "just now")]
    [InlineData(0.5, "in a moment")]
    [InlineData(-30, "30 min ago")]
    [InlineData(-150, "2 h ago")]
    [InlineData(12, "in 12 min")]
    [InlineData(-3000, "15 May, 06:00")]
    [InlineData(-600_000, "26 Mar 2024, 16:00")]
    public void Moments_are_told_from_now_while_they_are_near(double minutes, string told) =>
        Assert.Equal(told, Moments.Near(Some.Morning.AddMinutes(minutes), Some.Morning));

    private static DemandView Demand(string id, params CarrierView[] carriers) => new(
        new DemandId(id),
        new StoryId("s"),
        "Talks",
        new Party("Russia"),
        new Party("Ukraine"),
        id,
        Strength.Demand,
        Topics.Other,
        Negated: false,
        carriers[0].At,
        carriers[^1].At,
        carriers.Where(carrier => carrier.DuplicateOf is null).Select(carrier => carrier.Outlet).Distinct().Count(),
        carriers,
        []);

    private static CarrierView Report(string outlet, int minutes, string? copyOf = null) => new(
        new ArticleId($"{outlet}{minutes}"),
        outlet,
        null,
        "Title",
        Some.Morning.AddMinutes(minutes),
        "what",
        "quote",
        Strength.Demand,
        [],
        copyOf is null ? null : new ArticleId(copyOf));
}
