using NewsPipeline.Alerts.Matching;
using NewsPipeline.Contracts;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

public class AlertMatchTests
{
    private static readonly DemandReport Report = AlertSome.Report(
        what: "pull its troops out of the Donbás",
        issuer: new Party("President Recep Tayyip Erdoğan", "Q39259"),
        addressee: new Party("Côte d'Ivoire", "Q1008"),
        strength: Strength.Insist,
        topic: "withdrawal",
        outlet: "harbourpost.example",
        title: "Çeasefire talks: 北京和平会谈",
        quote: "He insisted, \"Pull the U.S. troops out\".");

    [Theory]
    [InlineData("troops")]
    [InlineData("TROOPS donbas")]
    [InlineData("ceasefire troops insisted")]
    [InlineData("\"troops out of the\"")]
    [InlineData("U.S.")]
    [InlineData("和平")]
    [InlineData("troops -tanks")]
    [InlineData("Donba\u0301s")]
    public void Words_are_found_whatever_their_case_and_accents(string words) => Assert.True(Wants(new() { Words = words }));

    [Theory]
    [InlineData("troop")]
    [InlineData("troops tanks")]
    [InlineData("\"out troops\"")]
    [InlineData("troops -donbas")]
    [InlineData("\"talks pull\"")]
    public void Every_word_must_stand_there_whole_and_a_phrase_in_one_text(string words) => Assert.False(Wants(new() { Words = words }));

    [Theory]
    [InlineData("erdogan", true)]
    [InlineData("Tayyip Erdoğan", true)]
    [InlineData("Q39259", true)]
    [InlineData("q39259", true)]
    [InlineData("Erdo", false)]
    [InlineData("Recep Erdogan", false)]
    [InlineData("Q39", false)]
    public void An_issuer_is_known_by_whole_words_of_the_name_or_by_id(string issuer, bool wanted) =>
        Assert.Equal(wanted, Wants(new() { Issuer = issuer }));

    [Fact]
    public void Who_asks_for_a_state_hears_of_its_capital_too()
    {
        var report = AlertSome.Report(issuer: new Party("the Kremlin", "Q159"));
        Assert.True(Match.Wants(new() { Issuer = "russia" }, report));
        Assert.False(Match.Wants(new() { Issuer = "Ukraine" }, report));
    }

    [Theory]
    [InlineData("Kiev", "the mayor of Kyiv", null, true)]
    [InlineData("Kiev", "the Ukrainian delegation", "Q212", true)]
    [InlineData("Teheran", "Iran's envoy", "Q794", true)]
    [InlineData("UN", "the world body", "Q1065", true)]
    [InlineData("United Nations", "the U.N.", null, true)]
    [InlineData("Ivory Coast", "Côte d'Ivoire", "Q1008", true)]
    [InlineData("Kyiv", "Moscow", "Q159", false)]
    [InlineData("Q212", "Kyiv", null, false)]
    public void A_party_is_known_by_any_spelling_id_or_other_name(string issuer, string party, string? id, bool wanted) =>
        Assert.Equal(wanted, Match.Wants(new() { Issuer = issuer }, AlertSome.Report(issuer: new Party(party, id))));

    [Theory]
    [InlineData("Cote d’Ivoire", true)]
    [InlineData("Q1008", true)]
    [InlineData("Erdogan", false)]
    public void An_addressee_is_not_taken_for_the_issuer(string addressee, bool wanted) => Assert.Equal(wanted, Wants(new() { Addressee = addressee }));

    [Fact]
    public void The_story_may_know_a_party_that_this_report_does_not_name()
    {
        var report = Report with { Demand = Report.Demand with { Report = Report.Demand.Report with { Issuer = null } } };

        Assert.True(Match.Wants(new() { Issuer = "Erdogan" }, report));
        Assert.False(Match.Wants(new() { Issuer = "Erdogan" }, report with { Demand = report.Demand with { Issuer = null } }));
    }

    [Theory]
    [InlineData("France", "Iran", true)]
    [InlineData("Q183", "Q858", true)]
    [InlineData("Berlin", "Damascus", true)]
    [InlineData("Poland", "Iran", false)]
    [InlineData("Syria", "Germany", false)]
    public void Whoever_demands_or_is_asked_together_with_others_counts_too(string issuer, string addressee, bool wanted)
    {
        var report = AlertSome.Report(issuer: new("France", "Q142"), addressee: new("Iran", "Q794"));
        var joint = report.Demand.Report with { AlsoIssuers = [new("Germany", "Q183")], AlsoAddressees = [new("Syria", "Q858")] };
        report = report with { Demand = report.Demand with { Report = joint } };

        Assert.Equal(wanted, Match.Wants(new() { Issuer = issuer, Addressee = addressee }, report));
    }

    [Theory]
    [InlineData(Strength.Request, true)]
    [InlineData(Strength.Insist, true)]
    [InlineData(Strength.Demand, false)]
    [InlineData(Strength.Ultimatum, false)]
    public void Strength_is_the_least_that_is_asked_for(Strength least, bool wanted) => Assert.Equal(wanted, Wants(new() { Strength = least }));

    [Fact]
    public void Everything_that_is_set_must_hold()
    {
        var all = new Interest { Words = "troops", Issuer = "Erdogan", Topic = "withdrawal", Outlet = "harbourpost.example", Strength = Strength.Urge };

        Assert.True(Wants(all));
        Assert.False(Wants(all with { Topic = "ceasefire" }));
        Assert.False(Wants(all with { Outlet = "post.example" }));
        Assert.False(Wants(all with { Issuer = "Macron" }));
    }

    [Fact]
    public void Nothing_set_wants_everything() => Assert.True(Wants(new()));

    private static bool Wants(Interest interest) => Match.Wants(interest, Report);
}
