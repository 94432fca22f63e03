using NewsPipeline.Contracts;

namespace NewsPipeline.Demands.Tests;

/// <summary>What people complained of in public, each kind with variants of it.</summary>
public sealed class HardSentencesTests
{
    private static readonly ArticleReader Reader = new();

    [Theory]
    [InlineData("Michelle Holland, the union's leader, spoke on Monday. Holland urged the ministry to reopen talks.", "Holland")]
    [InlineData("Mr Jordan demanded that Israel halt the strikes.", "Jordan")]
    [InlineData("Coach Steve Chad said he would stay. Chad urged the club to pay the players.", "Chad")]
    [InlineData("The Jordan family demanded that police release the video.", "Jordan family")]
    [InlineData("Judge Georgia ordered the bank to open its books.", "Georgia")]
    public void A_person_who_is_called_like_a_state_is_none(string text, string issuer)
    {
        var reading = Read(text);
        var party = Assert.Single(reading.Demands).Issuer;
        Assert.EndsWith(issuer, party?.Name, StringComparison.Ordinal);
        Assert.Null(party?.WikidataId);
        Assert.DoesNotContain(reading.Entities, entity => entity.Type == EntityType.Location && entity.Name.Contains(issuer.Split(' ')[0], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("apologise")]
    [InlineData("de-escalate")]
    [InlineData("halt enrichment")]
    [InlineData("rearm")]
    [InlineData("recognise the treaty")]
    [InlineData("denuclearise")]
    [InlineData("backtrack")]
    [InlineData("mobilise")]
    [InlineData("compromise")]
    [InlineData("legalise the party")]
    public void Any_verb_can_be_demanded(string what)
    {
        var demand = Assert.Single(Read($"Poland demanded that Germany {what}.").Demands);
        Assert.Equal(("Poland", "Germany", what), (demand.Issuer?.Name, demand.Addressee?.Name, demand.What));
    }

    [Theory]
    [InlineData("Paula May demanded that Brussels reopen the treaty.", "Paula May")]
    [InlineData("Will Tanner demanded that the agency publish the report.", "Will Tanner")]
    [InlineData("May demanded that Brussels reopen the treaty.", "May")]
    [InlineData("Former Minister for Women and Equalities Nora Morgan urged the broadcaster to apologize.", "Nora Morgan")]
    [InlineData("Mark Bill asked the ministry to pay.", "Mark Bill")]
    [InlineData("Grace Hope urged the council to reopen the pool.", "Grace Hope")]
    public void Names_may_be_words(string text, string issuer) => Assert.Equal(issuer, Assert.Single(Read(text).Demands).Issuer?.Name);

    [Theory]
    [InlineData("France, Germany and Britain demanded that Iran stop enrichment.", "Q142 Q183 Q145", "Q794")]
    [InlineData("Russia, along with China, demanded that Washington lift the tariffs.", "Q159 Q148", "Q30")]
    [InlineData("Poland demanded that Germany and France return the paintings.", "Q36", "Q183 Q142")]
    [InlineData("Japan and South Korea urged North Korea to return to the talks.", "Q17 Q884", "Q423")]
    public void Joint_parties_are_all_told(string text, string issuers, string addressees)
    {
        var demand = Assert.Single(Read(text).Demands);
        Assert.Equal(issuers, Ids([demand.Issuer!, .. demand.AlsoIssuers ?? []]));
        Assert.Equal(addressees, Ids([demand.Addressee!, .. demand.AlsoAddressees ?? []]));

        static string Ids(IEnumerable<Party> parties) => string.Join(' ', parties.Select(party => party.WikidataId));
    }

    [Theory]
    [InlineData("Iran demands that the United States lift sanctions", "Q794", "Q30", "lift sanctions")]
    [InlineData("Poland urges Hungary to approve the loan", "Q36", "Q28", "approve the loan")]
    [InlineData("Kremlin: Kyiv must withdraw from Donbas", "Q159", "Q212", "withdraw from Donbas")]
    public void A_headline_is_read_where_it_is_all_there_is(string title, string issuer, string addressee, string what)
    {
        var reading = Reader.Read(title, "", "en");
        var demand = Assert.Single(reading.Demands);
        Assert.Equal((issuer, addressee, what, Part.Title), (demand.Issuer?.WikidataId, demand.Addressee?.WikidataId, demand.What, demand.In));
        Assert.Equal(what, title[demand.Start..demand.End][^what.Length..]);
        Assert.NotEmpty(reading.Entities);
        Assert.All(reading.Entities, entity => Assert.Equal(Part.Title, entity.In));
    }

    [Fact]
    public void What_headline_and_text_both_say_is_told_once_and_of_the_text()
    {
        var reading = Reader.Read("Iran demands that US lift sanctions", "Tehran.\n\nIran demanded on Monday that the United States lift all sanctions.", "en");
        Assert.Equal(Part.Text, Assert.Single(reading.Demands).In);
        Assert.Equal(Part.Text, reading.Entities.Single(entity => entity.WikidataId == "Q794").In);
    }

    [Theory]
    [InlineData("Envoys met on Tuesday. We want you to rate this article.")]
    [InlineData("Envoys met on Tuesday. The site wants users to confirm their age.")]
    [InlineData("Envoys met on Tuesday. Please ask the publisher for permission to reprint this article.")]
    public void What_the_outlet_wants_of_its_readers_is_no_demand(string text) => Assert.Empty(Read(text).Demands);

    [Theory]
    [InlineData("Analysts asked whether Beijing would demand that Manila remove the ship.")]
    [InlineData("If Russia demanded territory, Ukraine would walk out.")]
    [InlineData("Moscow denied that it had demanded Kharkiv.")]
    [InlineData("It is not true that Turkey demanded money from Sweden.")]
    public void What_was_not_demanded_is_told_as_such_or_not_at_all(string text) => Assert.DoesNotContain(Read(text).Demands, demand => !demand.Negated);

    [Theory]
    [InlineData("Kyiv must recognise Ukraine's borders, they said.")]
    [InlineData("The union asked the line for more rest. The union accepted its own proposal.")]
    public void Nobody_demands_of_themselves_or_answers_themselves(string text)
    {
        var reading = Read(text);
        Assert.DoesNotContain(reading.Demands, demand => demand.Issuer?.WikidataId is { } id && id == demand.Addressee?.WikidataId);
        Assert.DoesNotContain(reading.Responses, answer => answer.Demand is { } index && reading.Demands[index].Issuer?.Name == answer.Actor);
    }

    private static Reading Read(string text) => Reader.Read("", text, "en");
}
