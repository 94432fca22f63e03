using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;

namespace NewsPipeline.Storage.Tests;

/// <summary>What every store must answer; a subclass says which one.</summary>
public abstract class QuestionContract
{
    private const string Market = "Wheat prices rose again after the troops of the coalition moved near the border.";

    protected abstract IArticleStore Store { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("neutral", "talks")]
    [InlineData("confirming status", "talks")]
    [InlineData("troops border", "market")]
    [InlineData("troops neutral", "")]
    [InlineData("\"near the border\"", "market")]
    [InlineData("\"border the near\"", "")]
    [InlineData("istanbul", "talks")]
    [InlineData("prices -troops", "")]
    [InlineData("prices -ceasefire", "market")]
    [InlineData("prices -\"the border near\"", "market")]
    [InlineData("-troops", "talks")]
    [InlineData("CAFÉ", "market")]
    [InlineData("cafe", "market")]
    [InlineData("“near the border” - !", "market")]
    [InlineData("AND", "")]
    [InlineData("title:neutral", "")]
    [InlineData("neut*", "")]
    [InlineData("(neutral) NEAR/2", "")]
    [InlineData("u.s.-led", "market")]
    public async Task Words_phrases_and_exclusions_find(string words, string expected)
    {
        await Write(
            Tell.Article("talks", demands: [Some.Demand()]),
            Tell.Article("market", Market + " A café owner said the U.S.-led group pays more.", title: "Grain dearer"));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), await Ids(new Question { Words = words }));
    }

    [Theory]
    [InlineData("\"no end", "has no closing quotation mark")]
    [InlineData("!!! -", "neither letters nor digits")]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4 5 6 7", "At most 32")]
    public async Task Words_that_cannot_be_understood_are_answered_with_the_reason(string words, string reason)
    {
        var e = await Assert.ThrowsAsync<BadQuestionException>(() => Store.ArticlesAsync(new Question { Words = words }, Cancellation));
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kiev", "new both")]
    [InlineData("kyiv", "new both")]
    [InlineData("\"mayor of Kiev\"", "new both")]
    [InlineData("\"Kiev's mayor\"", "both")]
    [InlineData("\"mayor of Kharkov\"", "other")]
    [InlineData("mayor -Kiev", "other coast")]
    [InlineData("mayor -\"of Kharkov\"", "new both coast")]
    [InlineData("-Kharkov -Kiev", "coast")]
    [InlineData("Zelenskiy Kiev", "new both")]
    [InlineData("\"Zelensky met the mayor of Kiev\"", "new both")]
    [InlineData("Côte d'Ivoire", "coast")]
    [InlineData("\"Cote d’Ivoire\"", "coast")]
    [InlineData("mayor -\"Côte d'Ivoire\"", "new both other")]
    [InlineData("Burma", "coast")]
    [InlineData("coasts ivory", "coast")]
    [InlineData("Ivory", "coast")]
    [InlineData("Georgia", "")]
    public async Task A_name_is_found_however_it_is_spelled(string words, string expected)
    {
        await Write(
            Tell.Article("new", "Zelenskyy met the mayor of Kyiv on Monday.", minute: 9, title: "A visit"),
            Tell.Article("both", "On Monday Zelenskiy met the mayor of Kiev, and Kyiv's mayor thanked him.", minute: 8, title: "Kyiv hears of peace"),
            Tell.Article("other", "The mayor of Kharkiv was not there.", minute: 7, title: "Elsewhere"),
            Tell.Article("coast", "A mayor in Ivory Coast spoke of Myanmar.", minute: 6, title: "Far away"));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), (await Ids(new Question { Words = words })).Order());
    }

    [Fact]
    public async Task A_question_may_be_full_of_names()
    {
        var names = string.Join(' ', Enumerable.Repeat("Zelensky Muhammad Zaporizhzhia Gaddafi", 7));
        await Write(Tell.Article("a1", "Zelenskyi, Mohamed and Kadhafi met in Zaporozhye. On Monday."), Tell.Article("a2", "Zelenskyi, Mohamed and Kadhafi met."));
        await Finds("a1", new Question { Words = $"{names} -Netanyahu -Hezbollah -\"al-Qaeda in Hodeidah\" \"Kadhafi met in Zaporizhzhia\"" });
    }

    [Fact]
    public async Task What_is_marked_is_the_name_as_it_was_printed()
    {
        await Write(Tell.Article("a1", "The mayor of Kyiv spoke."));
        Assert.Equal("The mayor of <mark>Kyiv</mark> spoke.", Assert.Single((await Store.ArticlesAsync(new Question { Words = "Kiev" }, Cancellation)).Items).Snippet);
    }

    [Fact]
    public async Task Demands_are_found_however_the_names_in_them_are_spelled()
    {
        await Write(Tell.Article("a1", "Russia demands that Ukraine leave Kharkiv.", demands: [Some.Demand("leave Kharkiv", end: 42)]));
        Assert.Equal(["leave Kharkiv"], await Demands(new Question { Words = "kharkov" }));
        Assert.Empty(await Demands(new Question { Words = "leave -kharkov" }));
    }

    [Fact]
    public async Task The_title_counts_for_more_than_the_text()
    {
        await Write(
            Tell.Article("in-text", "A long report on grain, on ships, and once on the ceasefire, among other things.", minute: 9),
            Tell.Article("in-title", "Delegates met for six hours and parted without a word.", title: "Ceasefire agreed"));
        Assert.Equal(["in-title", "in-text"], await Ids(new Question { Words = "ceasefire" }));
    }

    [Fact]
    public async Task A_name_that_is_rarely_spelled_so_does_not_come_first_for_that()
    {
        await Write(
            [
                Tell.Article("in-title", "The mayor of Kyiv spoke.", title: "Kyiv speaks"),
                Tell.Article("rare", "A long report on grain, on ships, and once on Kiev, among other things.", minute: 9),
                .. Enumerable.Range(0, 5).Select(number => Tell.Article($"passing{number}", "A long report on grain, on ships, and once on Kyiv, among other things.")),
                .. Enumerable.Range(0, 9).Select(number => Tell.Article($"other{number}", "A long report on grain, on ships, on nothing else.")),
            ]);
        Assert.Equal(["in-title", "rare"], (await Ids(new Question { Words = "Kyiv" })).Take(2));
    }

    [Theory]
    [InlineData("prisoners treaty", "prisoners' treaty")]
    [InlineData("treaty prisoners", "prisoners' treaty")]
    [InlineData("Kiev treaty", "Kyiv treaty")]
    [InlineData("Kiev \"peace treaty\"", "peace treaty of Kyiv")]
    public async Task Words_that_stand_together_come_before_words_far_apart(string words, string together)
    {
        var parts = together.Split(' ', 2);
        await Write(
            Tell.Article("together", $"{Filler(50)} {together} {Filler(50)}"),
            Tell.Article("apart", words.Contains('"') ? $"peace treaty {Filler(100)} of Kyiv" : $"{parts[0]} {Filler(100)} {parts[1]}", minute: 9),
            Tell.Article("neither", Filler(100)));
        Assert.Equal(["together", "apart"], await Ids(new Question { Words = words }));
    }

    [Fact]
    public async Task Of_articles_that_answer_alike_the_newer_comes_first()
    {
        const int Days = 24 * 60;
        await Write(
            Tell.Article("old", $"A treaty. {Filler(60)}"),
            Tell.Article("new", $"A treaty. {Filler(63)}", minute: 60 * Days),
            Tell.Article("old-title", Filler(60), title: "Treaty signed"),
            Tell.Article("neither", Filler(60), minute: 60 * Days));
        Assert.Equal(["old-title", "new", "old"], await Ids(new Question { Words = "treaty" }));
    }

    [Fact]
    public async Task A_snippet_marks_the_matches_and_is_safe_html()
    {
        await Write(Tell.Article("a1", "He wrote <script>alert('neutral')</script> & left."));
        var article = Assert.Single((await Store.ArticlesAsync(new Question { Words = "neutral" }, Cancellation)).Items);
        Assert.Equal("He wrote &lt;script&gt;alert(&#39;<mark>neutral</mark>&#39;)&lt;/script&gt; &amp; left.", article.Snippet);
        Assert.Null(article.Text);

        var newest = Assert.Single((await Store.ArticlesAsync(new Question(), Cancellation)).Items);
        Assert.Equal("He wrote &lt;script&gt;alert(&#39;neutral&#39;)&lt;/script&gt; &amp; left.", newest.Snippet);
    }

    [Fact]
    public async Task Articles_are_found_by_each_field_and_by_all_together()
    {
        await Write(
            Tell.Article("a1", outlet: "one.example", minute: 10, demands: [Some.Demand(issuer: "Côte d’Ivoire", addressee: "the Kremlin", topic: "territory", strength: Strength.Ultimatum)]),
            Tell.Article("a2", outlet: "two.example", minute: 20, story: "other", demands: [Some.Demand(), Some.Demand("pay", "Iran", null, Strength.Request, "money")])
                .WithEntities(new Entity("Kyiv", EntityType.Location, "Q1899", [new Span(0, 4)])));

        await Finds("a1", new Question { Outlet = "ONE.example" });
        await Finds("a1", new Question { Issuer = "cote d'ivoire" });
        await Finds("a1", new Question { Addressee = "kremlin" });
        await Finds("a1", new Question { Topic = "territory" });
        await Finds("a1", new Question { Strength = Strength.Condition });
        await Finds("a1", new Question { Story = new StoryId("talks") });
        await Finds("a1", new Question { Before = Some.Morning.AddMinutes(20) });
        await Finds("a2", new Question { After = Some.Morning.AddMinutes(20) });
        await Finds("a2", new Question { Entity = "kyiv" });
        await Finds("a2", new Question { Entity = "q1899" });
        await Finds("a2", new Question { Words = "neutral", Outlet = "two.example", Entity = "Kyiv", Issuer = "Iran", Topic = "money", Strength = Strength.Request, Story = new StoryId("other") });
        Assert.Empty(await Ids(new Question { Issuer = "Iran", Topic = "neutrality and alliances" }));
    }

    [Fact]
    public async Task A_party_is_found_by_its_wikidata_id_and_by_the_name_that_one_article_uses()
    {
        var placed = Tell.Article("a1", demands: [Some.Demand()]);
        var demand = placed.Placement.Demands[0] with { Issuer = new Party("Russia", "Q159") };
        demand = demand with { Report = demand.Report with { Issuer = new Party("Moscow", "Q159") } };
        await Write(placed with { Placement = placed.Placement with { Demands = [demand] } });

        foreach (var name in new[] { "russia", "MOSCOW", "Q159", "q159" })
        {
            await Finds("a1", new Question { Issuer = name });
            Assert.Single((await Store.DemandsAsync(new Question { Issuer = name }, Cancellation)).Items);
        }

        Assert.Empty(await Ids(new Question { Issuer = "Q15" }));
    }

    [Fact]
    public async Task A_party_is_found_by_every_name_of_the_actor_and_by_the_words_of_its_own()
    {
        await Write(
            Tell.Article("plain", minute: 4, demands: [Some.Demand(issuer: "Russia")]),
            Tell.Article("capital", minute: 3, story: "s3", demands: [Named("Moscow", "Q159")]).WithEntities(Place("Russia", "Q159"), Place("Moscow", "Q649")),
            Tell.Article("envoys", minute: 2, story: "s2", demands: [Named("the Kremlin's négotiators", "Q159")]).WithEntities(),
            Tell.Article("ministry", minute: 1, story: "s1", demands: [Named("Iran's foreign ministry", null)]).WithEntities(Place("Tehran", "Q3616")),
            Tell.Article("other", minute: 0, story: "s0", demands: [Named("Belorussia", "Q184")]).WithEntities());

        Assert.Equal(["plain", "capital", "envoys"], await Ids(new Question { Issuer = "russia" }));
        Assert.Equal(["capital", "envoys"], await Ids(new Question { Issuer = "Moscow" }));
        Assert.Equal(["envoys"], await Ids(new Question { Issuer = "the Kremlin" }));
        Assert.Equal(["capital", "envoys"], await Ids(new Question { Issuer = "kremlin's negotiators", Addressee = "Ukraine" }));
        Assert.Equal(["ministry"], await Ids(new Question { Issuer = "Iran" }));
        Assert.Equal(["ministry"], await Ids(new Question { Issuer = "FOREIGN MINISTRY" }));
        Assert.Empty(await Ids(new Question { Issuer = "ministry foreign" }));
        Assert.Empty(await Ids(new Question { Issuer = "\"\0 — *" }));
        Assert.Equal(3, (await Store.DemandsAsync(new Question { Issuer = "Russia" }, Cancellation)).Total);
    }

    [Theory]
    [InlineData("Kiev", "capital country")]
    [InlineData("KYYIV", "capital country")]
    [InlineData("Ukraine", "capital country")]
    [InlineData("q212", "capital country")]
    [InlineData("Teheran", "tehran iran")]
    [InlineData("Islamic Republic of Iran", "tehran iran")]
    [InlineData("UN", "united named")]
    [InlineData("United Nations", "united named")]
    [InlineData("Q1065", "united")]
    [InlineData("Volodymyr Zelensky", "president")]
    [InlineData("Nowhere", "")]
    public async Task A_party_is_found_by_any_spelling_id_or_other_name(string name, string found)
    {
        (string Id, string Party, string? WikidataId)[] parties =
        [
            ("capital", "Kyiv", "Q212"), ("country", "the Ukrainian delegation", "Q212"), ("tehran", "Tehran", "Q794"), ("iran", "Iran's envoy", "Q794"),
            ("united", "the world body", "Q1065"), ("named", "the UN", null), ("president", "Volodymyr Zelenskyy", null), ("other", "a mayor", null),
        ];
        await Write([.. parties.Select((party, at) =>
            Tell.Article(party.Id, minute: 9 - at, story: party.Id, demands: [Named(party.Party, party.WikidataId) with { Addressee = new(party.Party, party.WikidataId) }]).WithEntities())]);

        var expected = found.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected, await Ids(new Question { Issuer = name }));
        Assert.Equal(expected, await Ids(new Question { Addressee = name }));
        Assert.Equal(expected.Length, (await Store.DemandsAsync(new Question { Issuer = name, Addressee = name }, Cancellation)).Total);
    }

    [Fact]
    public async Task Names_that_were_probably_meant_are_those_in_the_store()
    {
        await Write(
            Tell.Article("a1", demands: [Named("Lavrov's ministry", null)]).WithEntities(Place("Kyiv", "Q1899"), Place("Kharkiv", null)),
            Tell.Article("a2", story: "s2", demands: [Named("Zelenskyy", "Q212")]).WithEntities(Place("Kyiv", "Q1899")));

        Assert.Equal(["Kyiv"], await Store.NamesNearAsync("kyjv", Cancellation));
        Assert.Equal("Zelenskyy", (await Store.NamesNearAsync("Zelenskky", Cancellation))[0]);
        Assert.Equal("Kharkiv", (await Store.NamesNearAsync("Kharkif", Cancellation))[0]);
        Assert.Empty(await Store.NamesNearAsync("Atlantis", Cancellation));
    }

    [Fact]
    public async Task An_entity_is_found_by_every_name_it_is_mentioned_by_and_not_by_whom_a_party_stands_for()
    {
        await Write(
            Tell.Article("kyiv", minute: 3, demands: [Named("Kyiv", "Q212")]).WithEntities(Place("Kyiv", "Q1899")),
            Tell.Article("kiev", minute: 2).WithEntities(Place("Kiev", "Q1899")),
            Tell.Article("country", minute: 1).WithEntities(Place("Ukraine", "Q212")),
            Tell.Article("paper", minute: 0).WithEntities(new Entity("The Kyiv Independent", EntityType.Organisation, null, [new Span(0, 4)])));

        Assert.Equal(["kyiv", "kiev", "paper"], await Ids(new Question { Entity = "KYIV" }));
        Assert.Equal(["country"], await Ids(new Question { Entity = "ukraine" }));
    }

    [Fact]
    public async Task All_outlets_and_facets_are_those_of_a_condition_that_all_meet()
    {
        await Write(
            Tell.Article("a1", minute: 1, outlet: "one.example", demands: [Some.Demand(), Named("Moscow", "Q159")]),
            Tell.Article("a2", minute: 2, outlet: "two.example", copyOf: "a1", demands: [Some.Demand(), Some.Demand("pay", issuer: null, addressee: null)]),
            Tell.Article("a3", minute: 3, outlet: "two.example", story: "s3", demands: [Some.Demand(strength: Strength.Request)]),
            Tell.Article("a4", minute: 4, outlet: "three.example"));
        var always = new Question { After = DateTimeOffset.UnixEpoch };

        var outlets = await Store.OutletsAsync(new Question(), Cancellation);
        Assert.Equal(new OutletView("two.example", 2, 1, 3, 2, Some.Morning.AddMinutes(3)), outlets.Items[0]);
        Assert.Equivalent(await Store.OutletsAsync(always, Cancellation), outlets, strict: true);
        Assert.Equivalent(await Store.FacetsAsync(always, Cancellation), await Store.FacetsAsync(new Question(), Cancellation), strict: true);
    }

    [Fact]
    public async Task Facets_have_one_line_an_actor_under_the_name_that_articles_mention()
    {
        await Write(
            Tell.Article("a1", demands: [Named("Moscow", "Q159"), Named("the Kremlin", "Q159", "pay")]),
            Tell.Article("a2", story: "s2", demands: [Named("Moscow", "Q159")]).WithEntities(),
            Tell.Article("a3", story: "s3", demands: [Named("Washington", "Q30")]).WithEntities(),
            Tell.Article("a4", story: "s4", demands: [Named("the White House", "Q30")]).WithEntities(),
            Tell.Article("a5", story: "s5", demands: [Named("Washington", "Q30"), Named("the union", null, "pay")]).WithEntities());

        Assert.Equal([new("Washington", 3), new("Russia", 2), new("the union", 1)], (await Store.FacetsAsync(new Question(), Cancellation)).Issuers);
        Assert.Equal([new("Russia", 2)], (await Store.FacetsAsync(new Question { Issuer = "Russia" }, Cancellation)).Issuers);
    }

    [Fact]
    public async Task A_story_counts_independent_outlets_and_tells_its_life()
    {
        await Write(
            Tell.Article("a1", minute: 5, outlet: "one.example", demands: [Some.Demand()]),
            Tell.Article("a2", minute: 6, outlet: "two.example", copyOf: "a1", demands: [Some.Demand()]),
            Tell.Article("a3", minute: 2, outlet: "three.example"),
            Tell.Article("a4", minute: 9, outlet: "three.example", title: "Talks adjourned"));

        var story = Assert.Single((await Store.StoriesAsync(new Question { Words = "neutral" }, Cancellation)).Items);
        Assert.Equal((4, 2, 1, "Talks adjourned"), (story.Articles, story.Outlets, story.Demands, story.Title));
        Assert.Equal((Some.Morning.AddMinutes(2), Some.Morning.AddMinutes(9)), (story.FirstAt, story.LastAt));
        Assert.Equal(["Russia"], story.TopEntities);

        var detail = (await Store.StoryAsync(story.Id, Cancellation))!;
        Assert.Equal(["a3", "a1", "a2", "a4"], detail.Timeline.Select(article => article.Id.Value));
        Assert.Equal(new OutletView("three.example", 2, 0, 0, 0, Some.Morning.AddMinutes(9)), detail.Outlets[0]);
        Assert.Contains(new OutletView("one.example", 1, 0, 1, 1, Some.Morning.AddMinutes(5)), detail.Outlets);
        Assert.Contains(new OutletView("two.example", 1, 1, 1, 0, Some.Morning.AddMinutes(6)), detail.Outlets);
    }

    [Fact]
    public async Task A_demand_has_a_life_carriers_and_answers()
    {
        var denied = Some.Demand() with { Negated = true };
        var raised = Tell.Article("a1", Tell.Neutral + " Kyiv rejected it.", minute: 5, outlet: "one.example", demands: [Some.Demand(strength: Strength.Insist)]);
        var id = raised.Placement.Demands[0].Id;
        await Write(
            raised.WithResponse(id, new Response("Kyiv", Stance.Reject, 56, 73)),
            Tell.Article("a2", minute: 7, outlet: "two.example", demands: [Some.Demand(strength: Strength.Ultimatum)]),
            Tell.Article("a3", minute: 8, outlet: "two.example", copyOf: "a2", demands: [denied]));

        var demand = (await Store.DemandAsync(id, Cancellation))!;
        Assert.Equal((Strength.Ultimatum, 2, false, "neutrality and alliances"), (demand.Strength, demand.Outlets, demand.Negated, demand.Topic));
        Assert.Equal((Some.Morning.AddMinutes(5), Some.Morning.AddMinutes(8)), (demand.FirstAt, demand.LastAt));
        Assert.Equal([("a1", false), ("a2", false), ("a3", true)], demand.Carriers.Select(carrier => (carrier.Article.Value, carrier.Negated)));
        Assert.Equal((Tell.Neutral, "Bloomberg"), (demand.Carriers[0].Quote, Assert.Single(demand.Carriers[0].Attribution)));
        var answer = Assert.Single(demand.Responses);
        Assert.Equal(("Kyiv", Stance.Reject, "Kyiv rejected it."), (answer.Actor, answer.Stance, answer.Quote));
    }

    [Fact]
    public async Task Demands_are_found_by_their_wording_latest_report_first()
    {
        await Write(
            Tell.Article("a1", minute: 1, demands: [Some.Demand("confirm its neutral status")]),
            Tell.Article("a2", minute: 3, outlet: "two.example", demands: [Some.Demand("withdraw troops", strength: Strength.Request)]),
            Tell.Article("a3", minute: 2, demands: [Some.Demand("pay for grain", "Iran", topic: "money")]));

        Assert.Equal(["withdraw troops", "pay for grain", "confirm its neutral status"], await Demands(new Question()));
        Assert.Equal(["withdraw troops"], await Demands(new Question { Words = "troop" }));
        Assert.Equal(["pay for grain"], await Demands(new Question { Issuer = "iran", Topic = "money" }));
        Assert.Equal(["pay for grain", "confirm its neutral status"], await Demands(new Question { Strength = Strength.Insist }));
        Assert.Equal(["withdraw troops"], await Demands(new Question { Outlet = "two.example", Entity = "Russia", Story = new StoryId("talks") }));
        Assert.Equal(["confirm its neutral status"], await Demands(new Question { Before = Some.Morning.AddMinutes(2) }));
    }

    [Fact]
    public async Task A_demand_that_everybody_denies_is_marked()
    {
        await Write(Tell.Article("a1", demands: [Some.Demand() with { Negated = true }]));
        Assert.True(Assert.Single((await Store.DemandsAsync(new Question(), Cancellation)).Items).Negated);
    }

    [Fact]
    public async Task Facets_count_articles_that_match()
    {
        await Write(
            Tell.Article("a1", outlet: "one.example", demands: [Some.Demand(), Some.Demand("withdraw", strength: Strength.Request)]),
            Tell.Article("a2", outlet: "one.example", demands: [Some.Demand("pay", "Iran", topic: "money")]),
            Tell.Article("a3", Market, outlet: "two.example").WithEntities());

        var facets = await Store.FacetsAsync(new Question(), Cancellation);
        Assert.Equal([new("one.example", 2), new("two.example", 1)], facets.Outlets);
        Assert.Equal([new("money", 1), new("neutrality and alliances", 1)], facets.Topics);
        Assert.Equal([new("demand", 2), new("request", 1)], facets.Strengths);
        Assert.Equal([new("Iran", 1), new("Russia", 1)], facets.Issuers);
        Assert.Equal([new("Ukraine", 2)], facets.Addressees);
        Assert.Equal([new("Russia", 2)], facets.Entities);
        Assert.Equal([new("en", 3)], facets.Languages);
        Assert.Equal([new("two.example", 1)], (await Store.FacetsAsync(new Question { Words = "wheat" }, Cancellation)).Outlets);
    }

    [Fact]
    public async Task Whoever_demands_or_is_asked_together_with_others_is_found_and_counted_too()
    {
        var joint = Named("Germany", "Q183") with
        {
            AlsoIssuers = [new("France", "Q142"), new("Quartet of envoys")],
            Addressee = new("Iran", "Q794"),
            AlsoAddressees = [new("Damascus", "Q858"), new("the rebels")],
        };
        var told = Tell.Article("a1", minute: 1, demands: [joint]);
        var demand = told.Placement.Demands[0];

        // Another report of it begins with another of them, and names one more.
        var again = Tell.Article("a2", minute: 2, outlet: "two.example", demands: [Named("Paris", "Q142")]).WithEntities();
        var report = joint with { Issuer = new("Paris", "Q142"), AlsoIssuers = [new("Berlin", "Q183"), new("Britain", "Q145")], AlsoAddressees = null };
        again = again with { Placement = again.Placement with { Demands = [demand with { Raised = false, Report = report }] } };
        var alone = Tell.Article("a3", minute: 3, outlet: "three.example", demands: [Named("Germany", "Q183", "stay"), Named("France", "Q142", "pay")]).WithEntities();
        await Write(told.WithEntities(), again, alone);

        foreach (var name in new[] { "France", "Q142", "French Republic", "Paris" })
        {
            Assert.Equal(["a3", "a2", "a1"], await Ids(new Question { Issuer = name }));
        }

        Assert.Equal(["a1"], await Ids(new Question { Issuer = "quartet" }));
        Assert.Equal(["a2"], await Ids(new Question { Issuer = "United Kingdom" }));
        Assert.Equal(["a1"], await Ids(new Question { Addressee = "Syria" }));
        Assert.Equal(["a1"], await Ids(new Question { Issuer = "France", Addressee = "rebels" }));
        Assert.Empty(await Ids(new Question { Issuer = "rebels" }));
        Assert.Equal(["leave"], await Demands(new Question { Issuer = "UK" }));
        Assert.Equal(["leave", "pay"], (await Demands(new Question { Issuer = "France" })).Order());

        var view = (await Store.DemandAsync(demand.Id, Cancellation))!;
        Assert.Equal((new("Germany", "Q183"), new("Iran", "Q794")), (view.Issuer, view.Addressee));
        Assert.Equal([new("France", "Q142"), new("Quartet of envoys"), new("Britain", "Q145")], view.AlsoIssuers!);
        Assert.Equal([new("Damascus", "Q858"), new("the rebels")], view.AlsoAddressees!);
        Assert.All((await Store.DemandsAsync(new Question { Outlet = "three.example" }, Cancellation)).Items, one => Assert.Null(one.AlsoIssuers));

        var facets = await Store.FacetsAsync(new Question(), Cancellation);
        Assert.Equal([new("France", 3), new("Germany", 3), new("Britain", 1), new("Quartet of envoys", 1)], facets.Issuers);
        Assert.Equal([new("Iran", 2), new("Damascus", 1), new("Ukraine", 1), new("the rebels", 1)], facets.Addressees);
        facets = await Store.FacetsAsync(new Question { Outlet = "two.example" }, Cancellation);
        Assert.Equal([new("Britain", 1), new("France", 1), new("Germany", 1)], facets.Issuers);

        await Write(Tell.Article("a2", text: "Nothing is demanded any more, by nobody of nobody.", minute: 9, outlet: "two.example").WithEntities());
        Assert.Empty(await Ids(new Question { Issuer = "UK" }));
        Assert.Equal([new("France", "Q142"), new("Quartet of envoys")], (await Store.DemandAsync(demand.Id, Cancellation))!.AlsoIssuers!);
    }

    private Task<IReadOnlyList<WriteResult>> Write(params IReadOnlyList<ArticlePlaced> articles) => Store.WriteAsync(articles, Cancellation);

    /// <summary>Words that no question here asks for.</summary>
    private static string Filler(int words) => string.Join(' ', Enumerable.Range(0, words).Select(number => $"ship{number}"));

    private static Demand Named(string issuer, string? wikidataId, string what = "leave") => Some.Demand(what) with { Issuer = new Party(issuer, wikidataId) };

    private static Entity Place(string name, string? wikidataId) => new(name, EntityType.Location, wikidataId, [new Span(0, 4)]);

    private async Task Finds(string id, Question question) => Assert.Equal([id], await Ids(question));

    private async Task<IEnumerable<string>> Ids(Question question) =>
        (await Store.ArticlesAsync(question, Cancellation)).Items.Select(article => article.Id.Value);

    private async Task<IEnumerable<string>> Demands(Question question) =>
        (await Store.DemandsAsync(question, Cancellation)).Items.Select(demand => demand.What);
}
