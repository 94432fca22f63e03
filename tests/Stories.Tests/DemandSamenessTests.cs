using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Stories.Demands;

namespace NewsPipeline.Stories.Tests;

public class DemandSamenessTests
{
    public static TheoryData<string, string> Same => Pairs("same.txt");

    public static TheoryData<string, string> Different => Pairs("different.txt");

    [Theory, MemberData(nameof(Same))]
    public void Other_words_for_the_same_thing_are_the_same_demand(string one, string other) => Assert.True(AreOne(Some.Demand(one), Some.Demand(other)));

    [Theory, MemberData(nameof(Different))]
    public void Another_thing_in_nearly_the_same_words_is_another_demand(string one, string other) => Assert.False(AreOne(Some.Demand(one), Some.Demand(other)));

    [Fact]
    public void Two_known_actors_do_not_share_a_demand()
    {
        var one = Some.Demand() with { Issuer = new Party("Iran", "Q794") };
        var other = Some.Demand("lift the embargo on arms as soon as possible") with { Issuer = new Party("Russia", "Q159") };

        Assert.False(AreOne(one with { What = "an immediate end to the arms embargo" }, other));
    }

    [Fact]
    public void A_capital_and_its_country_are_one_party_and_so_are_a_surname_and_its_full_name()
    {
        Assert.Equal(PartyMatch.Same, Match(new("Kyiv", "Q212"), new("Ukraine", "Q212")));
        Assert.Equal(PartyMatch.Same, Match(new("Sharon"), new("Ariel Sharon")));
        Assert.Equal(PartyMatch.Same, Match(new("Erdoğan"), new("President Erdogan")));
        Assert.Equal(PartyMatch.Other, Match(new("Kyiv", "Q212"), new("Moscow", "Q159")));
        Assert.Equal(PartyMatch.Unknown, Match(new("Kyiv", "Q212"), null));
    }

    [Fact]
    public void What_was_not_demanded_is_not_the_demand()
    {
        var desk = new Newsdesk(new DeskSettings());
        var asked = desk.Place(Report("a1", Some.Demand())).Placement.Demands[0];
        var denied = desk.Place(Report("a2", Some.Demand() with { Negated = true })).Placement.Demands[0];
        var carried = desk.Place(Report("a3", Some.Demand())).Placement.Demands[0];

        Assert.True(asked.Raised);
        Assert.False(carried.Raised);
        Assert.NotSame(asked, denied);
        Assert.True(denied.Report.Negated);
        Assert.Equal(asked.Id, carried.Id);
    }

    [Fact]
    public void A_wording_without_a_number_does_not_lend_its_demand_to_another_number()
    {
        var desk = new Newsdesk(new DeskSettings());
        var eight = desk.Place(Report("a1", Some.Demand("raise the wages by 8 percent"))).Placement.Demands[0];
        var vague = desk.Place(Report("a2", Some.Demand("raise the wages"))).Placement.Demands[0];
        var eleven = desk.Place(Report("a3", Some.Demand("raise the wages by 11 percent"))).Placement.Demands[0];

        Assert.Equal(eight.Id, vague.Id);
        Assert.NotEqual(eight.Id, eleven.Id);
        Assert.True(eleven.Raised);
    }

    [Fact]
    public void An_answer_goes_to_the_demand_put_to_whoever_answers()
    {
        const string text = "Russia demands that Ukraine confirm its neutral status. Ukraine wants Russia to return the prisoners. Kyiv rejected neutrality at once.";
        var demands = new[]
        {
            Some.Demand(end: 55),
            Some.Demand("return the prisoners", "Ukraine", "Russia", start: 56, end: 101),
        };
        var article = Some.Enriched(Some.Found(Some.Article(text: text)), demands);

        var placement = new Newsdesk(new DeskSettings())
            .Place(article with { Reading = article.Reading with { Responses = [new Response("Ukraine", Stance.Reject, 102, text.Length)] } })
            .Placement;

        Assert.Equal(placement.Demands[0].Id, Assert.Single(placement.Responses).Demand);
    }

    [Fact]
    public void An_answer_goes_to_the_demand_that_its_reading_names()
    {
        const string text = "Russia demands that Ukraine confirm its neutral status. Ukraine wants Russia to return the prisoners. That, Moscow said, is out of the question.";
        var start = text.IndexOf("out of", StringComparison.Ordinal);
        var article = Some.Enriched(Some.Found(Some.Article(text: text)), Some.Demand() with { Negated = true }, Some.Demand("return the prisoners", "Ukraine", "Russia", start: 56, end: 101));

        Assert.Equal(1, Answered(article, new Response("Moscow", Stance.Reject, start, text.Length - 1) { Demand = 1 }));
        Assert.Equal(0, Answered(article, new Response("Moscow", Stance.Reject, start, text.Length - 1) { Demand = 0 }));
    }

    [Fact]
    public void An_answer_to_none_of_the_articles_demands_is_told_by_its_sentence()
    {
        const string text = "Russia demands that Ukraine confirm its neutral status. Ukraine wants Russia to return the prisoners. Neutral status for the country was refused.";
        var start = text.IndexOf("refused", StringComparison.Ordinal);
        var article = Some.Enriched(Some.Found(Some.Article(text: text)), Some.Demand(), Some.Demand("return the prisoners", "Ukraine", "Ukraine", start: 56, end: 101));

        Assert.Equal(0, Answered(article, new Response("Ukraine", Stance.Reject, start, start + 7)));
        Assert.Equal(0, Answered(article, new Response("Ukraine", Stance.Reject, start, start + 7) { Demand = 7 }));
    }

    [Fact]
    public void An_answer_in_the_title_is_read_in_the_title()
    {
        var article = Some.Enriched(
            Some.Found(Some.Article(title: "Kyiv rejects neutral status", text: "Much was said.")),
            Some.Demand("return the prisoners", end: 14), Some.Demand(end: 14));

        Assert.Equal(1, Answered(article, new Response("Ukraine", Stance.Reject, 5, 12) { In = Part.Title }));
    }

    [Fact]
    public void Whoever_demands_together_with_others_demands_the_same_and_does_not_answer()
    {
        var alone = Some.Demand() with { Issuer = new Party("Germany", "Q183") };
        var together = Some.Demand() with { Issuer = new Party("France", "Q142"), AlsoIssuers = [new("Britain", "Q145"), new("Berlin", "Q183")] };
        Assert.Equal(PartyMatch.Same, DemandLikeness.Of(Wording.Of(alone), Wording.Of(together), _ => 1).Issuer);
        Assert.Equal(PartyMatch.Other, DemandLikeness.Of(Wording.Of(alone), Wording.Of(together with { AlsoIssuers = null }), _ => 1).Issuer);

        var article = Some.Enriched(null, together with { Addressee = new Party("Iran"), AlsoAddressees = [new("Syria")] });
        Assert.Equal(0, Answered(article, new Response("Syria", Stance.Accept, 0, 6)));
        Assert.Null(Answered(article, new Response("Britain", Stance.Accept, 0, 6)));
    }

    /// <summary>Which of the article's demands the desk links the answer to.</summary>
    private static int? Answered(ArticleEnriched article, Response response)
    {
        var placement = new Newsdesk(new DeskSettings()).Place(article with { Reading = article.Reading with { Responses = [response] } }).Placement;
        return Assert.Single(placement.Responses).Demand is { } demand ? placement.Demands.Select(placed => placed.Id).ToList().IndexOf(demand) : null;
    }

    private static PartyMatch Match(Party one, Party? other) => Parties.Match(NamedParty.Of(one), NamedParty.Of(other));

    private static ArticleEnriched Report(string id, Demand demand) => Some.Enriched(Some.Found(Some.Article(id)), demand);

    private static bool AreOne(Demand one, Demand other) => DemandRule.Score(DemandLikeness.Of(Wording.Of(one), Wording.Of(other), _ => 1)) > 0;

    private static TheoryData<string, string> Pairs(string file)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests", "Stories.Tests", "demands", file)).Where(line => !line.StartsWith('#')))
        {
            var parts = line.Split(" | ");
            pairs.Add(parts[0], parts[1]);
        }

        return pairs;
    }
}
