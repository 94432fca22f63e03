using NewsPipeline.Contracts;

namespace NewsPipeline.Demands.Tests;

/// <summary>One rule a test, on the smallest sentence that shows it.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("Astenia urged Borland to sign the accord.", "Astenia", "Borland", "sign the accord")]
    [InlineData("Hana Verel, head of the dockers, called on the port to pay.", "Hana Verel", "port", "pay")]
    [InlineData("The union met on Tuesday and demanded the return of the rota.", "union", null, "the return of the rota")]
    [InlineData("Thousands marched through the capital on Sunday, demanding higher wages.", "Thousands", null, "higher wages")]
    [InlineData("Angry farmers demanding compensation blocked the road.", "Angry farmers", null, "compensation")]
    [InlineData("The minister, who insists on a ban, met growers.", "minister", null, "a ban")]
    [InlineData("Borland plans to ask its creditors to halve the debt.", "Borland", "its creditors", "halve the debt")]
    [InlineData("Rebels demanded cooperation from the villagers.", "Rebels", "villagers", "cooperation")]
    [InlineData("Astenia demands that the bridge be rebuilt.", "Astenia", null, "the bridge be rebuilt")]
    [InlineData("Astenia also demands that Borland reduce its army.", "Astenia", "Borland", "reduce its army")]
    [InlineData("Party 3 demands that Council 3 withdraw its troops.", "Party 3", "Council 3", "withdraw its troops")]
    [InlineData("The union insists that Meridian take back the stewards.", "union", "Meridian", "take back the stewards")]
    [InlineData("The union wants Meridian to extend the break.", "union", "Meridian", "extend the break")]
    [InlineData("The line threatened to go to court unless its crew call off the strike.", "line", null, "its crew call off the strike")]
    [InlineData("The union gave the line until Monday to accept the offer or face a strike.", "union", "line", "accept the offer")]
    [InlineData("Passengers demand that the line refund every ticket.", "Passengers", "line", "refund every ticket")]
    [InlineData("The Smokers' and Canners' Federation demands that the ministry lift the ban.", "Smokers' and Canners' Federation", "ministry", "lift the ban")]
    [InlineData("The union's main demand is that the line raise pay.", "union", "line", "raise pay")]
    [InlineData("The union's demand is a rise of five per cent.", "union", null, "a rise of five per cent")]
    [InlineData("The union named its demands. These include a rise of five per cent.", "union", null, "a rise of five per cent")]
    [InlineData("\"Open the books,\" the union told the line.", "union", "line", "Open the books")]
    [InlineData("Opponents repeated their call for a recount.", "Opponents", null, "a recount")]
    [InlineData("Amid calls for a recount, the count went on.", null, null, "a recount")]
    public void Who_asks_whom_for_what(string text, string? issuer, string? addressee, string what)
    {
        var demand = Assert.Single(Read(text).Demands);
        Assert.Equal((issuer, addressee, what), (demand.Issuer?.Name, demand.Addressee?.Name, demand.What));
    }

    [Theory]
    [InlineData("Astenia urged Borland to close the camps and free the crew.", 2)]
    [InlineData("Astenia called for trade and military boycotts.", 1)]
    [InlineData("Astenia urged Borland to take action to fight fraud and speed up reforms.", 1)]
    [InlineData("Astenia wants Borland to confirm its status, to abandon the pact and to bar foreign troops.", 3)]
    [InlineData("Stewards marched, demanding a pay rise, twelve hours of rest between shifts and the reinstatement of their colleagues.", 3)]
    [InlineData("Farmers demanded land redistribution and social reform.", 2)]
    [InlineData("The party's demands include freedom of speech, freedom of assembly, and freedom of the press.", 3)]
    public void Contents_are_split_at_the_top_level_only(string text, int demands) => Assert.Equal(demands, Read(text).Demands.Count);

    [Theory]
    [InlineData("There is strong demand for mutton in Europe.")]
    [InlineData("A reporter asked whether the mayor would resign.")]
    [InlineData("Officials insist that the railings are strong.")]
    [InlineData("The law requires owners to register their dogs.")]
    [InlineData("Russia can demand that the match be moved.")]
    [InlineData("The line did not respond to a request for comment.")]
    [InlineData("The official, who asked not to be named, said that the talks were going well.")]
    [InlineData("She plays a strong, demanding part in the film.")]
    [InlineData("He wanted the window down.")]
    [InlineData("\"Stop and think,\" the minister told reporters.")]
    [InlineData("The union's demand is a problem.")]
    [InlineData("The talks were demanding but friendly.")]
    [InlineData("The bank would fail unless prices rose.")]
    public void No_demand_is_read_where_nobody_makes_one(string text) => Assert.Empty(Read(text).Demands);

    [Theory]
    [InlineData("Astenia demanded that Borland leave within two days.", Strength.Ultimatum)]
    [InlineData("Astenia demanded that Borland leave.", Strength.Demand)]
    [InlineData("Astenia asked Borland to leave.", Strength.Request)]
    [InlineData("Astenia will sign only if Borland leaves the valley.", Strength.Condition)]
    [InlineData("Astenia threatened to close the pass unless Borland leaves the valley.", Strength.Ultimatum)]
    public void Words_and_threats_tell_the_strength(string text, Strength strength) => Assert.Equal(strength, Assert.Single(Read(text).Demands).Strength);

    [Theory]
    [InlineData("Astenia asked Borland to free the crew. Borland refused.", "Borland", Stance.Reject)]
    [InlineData("Astenia asked Borland to free the crew. Borland said it was studying the request.", "Borland", Stance.Consider)]
    [InlineData("Astenia asked Borland to free the crew. Borland agreed to do so.", "Borland", Stance.Accept)]
    [InlineData("Borland will not comply with the demand to free the crew.", "Borland", Stance.Reject)]
    [InlineData("The union asked the line for more rest. The line turned the request down.", "line", Stance.Reject)]
    [InlineData("Astenia demanded that Borland withdraw. Borland brushed the threat aside.", "Borland", Stance.Reject)]
    [InlineData("The mediator urged the parties to settle. The line accepted the compromise.", "line", Stance.Accept)]
    [InlineData("Astenia asked Borland to free the crew. Borland has said no.", "Borland", Stance.Reject)]
    [InlineData("Astenia asked for a truce. The proposal was rejected by Borland.", "Borland", Stance.Reject)]
    [InlineData("They repeated their call for an assembly, an idea Bogota has turned down several times.", "Bogota", Stance.Reject)]
    [InlineData("Independence is a demand that Borland strongly opposes.", "Borland", Stance.Reject)]
    [InlineData("A charity asked the city of Lindenau to open halls at night. The city said it was examining whether two halls could be used.", "city", Stance.Consider)]
    [InlineData("Santos asked the guerrillas to accept a vote. The insurgents refuse, and hold out.", "insurgents", Stance.Reject)]
    [InlineData("Families asked the FARC for a list. The FARC have thrown the idea back.", "FARC", Stance.Reject)]
    [InlineData("Astenia seeks 2.8 million crowns in compensation. Borland said its insurers would examine the figure.", "Borland", Stance.Consider)]
    [InlineData("The company agrees to the sirens that the town had been asking for.", "company", Stance.Accept)]
    [InlineData("Astenia wants the ban lifted. Lifting it now was out of the question, Borland said.", "Borland", Stance.Reject)]
    [InlineData("Kyiv states that the demands are unacceptable.", "Kyiv", Stance.Reject)]
    public void Answers_have_an_actor_and_a_stance(string text, string actor, Stance stance)
    {
        var response = Assert.Single(Read(text).Responses);
        Assert.Equal((actor, stance), (response.Actor, response.Stance));
    }

    [Theory]
    [InlineData("Kyiv demands that Moscow accept a ceasefire.")]
    [InlineData("Kyiv said that Russia must agree to a ceasefire.")]
    [InlineData("The union wants the line to reinstate 40 dismissed stewards.")]
    [InlineData("Astenia demanded a truce. It will sign if Borland agrees to it.")]
    [InlineData("Astenia asked for a truce. Borland will agree to it only on one condition.")]
    [InlineData("The mayor declined a request for comment.")]
    [InlineData("Astenia demanded a truce. Borland declined to comment.")]
    [InlineData("Astenia demanded a truce. Countries opposed to the war welcomed it.")]
    public void What_is_demanded_or_left_open_is_no_answer(string text) => Assert.Empty(Read(text).Responses);

    [Theory]
    [InlineData("Astenia no longer demands that Borland reduce its army.")]
    [InlineData("Astenia no longer insists on neutrality.")]
    public void A_demand_given_up_is_negated(string text) => Assert.True(Assert.Single(Read(text).Demands).Negated);

    [Fact]
    public void Who_first_reported_a_demand_is_its_source() =>
        Assert.Equal(["Bloomberg"], Assert.Single(Read("As first reported by Bloomberg, Astenia demanded that Borland leave the pact.").Demands).Attribution);

    [Fact]
    public void An_answer_is_not_invented_where_nothing_was_asked() =>
        Assert.Empty(Read("The board approved the accounts. Analysts dismissed the figures.").Responses);

    private static Reading Read(string text) => new ArticleReader().Read("", text, "en");
}
