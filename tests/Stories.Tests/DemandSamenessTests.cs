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
