using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsPipeline.Search.Asking;

namespace NewsPipeline.Services.Tests;

public sealed class SearchApiTests(SearchDesk desk) : IClassFixture<SearchDesk>
{
    [Theory]
    [InlineData("/api/articles", 16)]
    [InlineData("/api/articles?q=ceasefire", 4)]
    [InlineData("/api/articles?q=%22second round%22", 4)]
    [InlineData("/api/articles?q=ceasefire -truce", 3)]
    [InlineData("/api/articles?outlet=harbourpost.example", 1)]
    [InlineData("/api/articles?issuer=Q212", 5)]
    [InlineData("/api/articles?issuer=ukraine&addressee=Russia&topic=prisoners", 2)]
    [InlineData("/api/articles?strength=ultimatum", 5)]
    [InlineData("/api/articles?entity=Crimea", 5)]
    [InlineData("/api/articles?after=2025-05-18", 2)]
    [InlineData("/api/articles?before=2025-05-17T08:25:00Z", 2)]
    [InlineData("/api/articles?q=&topic=", 16)]
    [InlineData("/api/articles?q=issuer:ukraine addressee:Russia topic:prisoners", 2)]
    [InlineData("/api/articles?q=ceasefire -truce after:2025-05-01", 3)]
    [InlineData("/api/articles?q=entity:Crimea&entity=crimea", 5)]
    [InlineData("/api/demands?q=strength>=condition", 2)]
    [InlineData("/api/articles?q=https://harbourpost.example/talks", 0)]
    [InlineData("/api/stories?q=istanbul", 1)]
    [InlineData("/api/stories", 2)]
    [InlineData("/api/demands", 8)]
    [InlineData("/api/demands?issuer=Russia", 6)]
    [InlineData("/api/demands?issuer=Russian Federation", 6)]
    [InlineData("/api/demands?q=addressee:Kiev", 6)]
    [InlineData("/api/demands?addressee=Q212", 6)]
    [InlineData("/api/demands?strength=Condition", 2)]
    [InlineData("/api/outlets", 16)]
    [InlineData("/api/feeds", 2)]
    [InlineData("/api/feeds?outlet=broken.example", 1)]
    public async Task A_list_holds_what_matches_the_question(string address, int total)
    {
        var list = await desk.JsonAsync(address);
        Assert.Equal(total, list.GetProperty("total").GetInt32());
        Assert.Equal(total, list.GetProperty("items").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, list.GetProperty("next").ValueKind);
    }

    [Theory]
    [InlineData("/api/demands?issuer=Ukrane", "issuer", "Ukrane", "Ukraine")]
    [InlineData("/api/articles?addressee=Rusia&strength=demand", "addressee", "Rusia", "Russia")]
    [InlineData("/api/stories?q=entity:Istambull", "entity", "Istambull", "Istanbul")]
    [InlineData("/api/outlets?issuer=rvssia", "issuer", "rvssia", "Russia")]
    public async Task A_name_that_nobody_bears_is_answered_with_those_that_come_nearest(string address, string filter, string value, string meant)
    {
        var suggestion = Assert.Single((await desk.JsonAsync(address)).GetProperty("didYouMean").EnumerateArray());
        Assert.Equal((filter, value), (suggestion.GetProperty("filter").GetString(), suggestion.GetProperty("value").GetString()));
        Assert.Equal(meant, suggestion.GetProperty("names")[0].GetString());
    }

    [Theory]
    [InlineData("/api/demands?issuer=Russia")]
    [InlineData("/api/demands?issuer=Russia&topic=water and environment")]
    [InlineData("/api/articles?q=nothingofthatkind")]
    [InlineData("/api/articles?issuer=Xyzzyx")]
    public async Task Nothing_is_suggested_where_the_name_is_known_or_nothing_comes_near(string address) =>
        Assert.False((await desk.JsonAsync(address)).TryGetProperty("didYouMean", out _));

    [Theory]
    [InlineData("/api/articles?size=5", "id")]
    [InlineData("/api/articles?q=Ukraine&size=3", "id")]
    [InlineData("/api/articles?q=Ukraine entity:Ukraine&size=3", "id")]
    [InlineData("/api/stories?size=1", "id")]
    [InlineData("/api/demands?size=3", "id")]
    [InlineData("/api/outlets?size=7", "outlet")]
    [InlineData("/api/feeds?size=1", "feed")]
    public async Task Pages_lead_to_the_end_and_show_everything_once(string address, string key)
    {
        List<string> seen = [];
        var total = 0;
        for (var next = ""; next is not null;)
        {
            var page = await desk.JsonAsync(next.Length == 0 ? address : $"{address}&cursor={Uri.EscapeDataString(next)}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(key).GetString()!));
            total = page.GetProperty("total").GetInt32();
            next = page.GetProperty("next").GetString();
        }

        Assert.True(total > 1);
        Assert.Equal(total, seen.Count);
        Assert.Equal(total, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("/api/articles?isuer=Russia", "'isuer' is not a parameter here; there are q, outlet, entity, issuer, addressee, topic, strength, story, after, before, size, cursor.")]
    [InlineData("/api/facets?size=3", "'size' is not a parameter here; there are q, outlet, entity, issuer, addressee, topic, strength, story, after, before.")]
    [InlineData("/api/balance?outlet=a", "'outlet' is not a parameter here; there are source.")]
    [InlineData("/api/demands/x?q=a", "'q' is not a parameter here: this address takes none.")]
    [InlineData("/api/articles?size=0", "size must be a whole number from 1 to 200, not '0'.")]
    [InlineData("/api/articles?size=201", "size must be a whole number from 1 to 200, not '201'.")]
    [InlineData("/api/articles?size=ten", "size must be a whole number from 1 to 200, not 'ten'.")]
    [InlineData("/api/stories?after=yesterday", "after must be a date like 2025-05-17 or a moment like 2025-05-17T08:00:00Z, not 'yesterday'.")]
    [InlineData("/api/stories?before=2025-13-01", "before must be a date like 2025-05-17 or a moment like 2025-05-17T08:00:00Z, not '2025-13-01'.")]
    [InlineData("/api/stories?after=2025-05-18&before=2025-05-17", "after must be earlier than before; 2025-05-18 00:00:00Z is not earlier than 2025-05-17 00:00:00Z.")]
    [InlineData("/api/demands?strength=strong", "strength must be one of request, urge, insist, demand, condition, ultimatum, not 'strong'.")]
    [InlineData("/api/articles?q=strength:strong", "strength must be one of request, urge, insist, demand, condition, ultimatum, not 'strong'.")]
    [InlineData("/api/facets?q=outlet:a.example&outlet=b.example", "outlet may be given once; it is 'a.example' within q and 'b.example' beside it.")]
    [InlineData("/api/articles?q=a&q=b", "q may be given once, not 2 times.")]
    [InlineData("/api/articles?q=a%00b", "q must be one line of text without control characters.")]
    [InlineData("/api/feeds?cursor=nowhere", "cursor must be the next of a page of these feeds, not 'nowhere'.")]
    public async Task A_wrong_question_is_told_what_would_be_right(string address, string sentence) =>
        Assert.Equal(sentence, await desk.ProblemAsync(address));

    [Theory]
    [InlineData("/api/demands?topic=weather", "topic")]
    [InlineData("/api/articles?cursor=%21%21", "cursor")]
    [InlineData("/api/outlets?cursor=eyJ9", "cursor")]
    public async Task A_question_that_cannot_be_read_is_refused_by_name(string address, string named) =>
        Assert.Contains(named, await desk.ProblemAsync(address));

    [Fact]
    public async Task A_value_longer_than_a_line_is_refused() =>
        Assert.Equal("q may have 1000 characters at most, not 1001.", await desk.ProblemAsync($"/api/articles?q={new string('a', 1001)}"));

    [Fact]
    public async Task A_cursor_may_be_as_long_as_those_of_a_store_in_many_partitions() =>
        Assert.Contains("not one that a page gave", await desk.ProblemAsync($"/api/articles?cursor={new string('a', 7000)}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("/api/stories/none", "There is no story 'none'.")]
    [InlineData("/api/demands/none", "There is no demand 'none'.")]
    [InlineData("/api/articles/none", "There is no article 'none'.")]
    [InlineData("/api/rumours/1", "There is nothing at /api/rumours/1; /openapi/v1.json lists what there is.")]
    public async Task What_is_not_there_is_a_problem_too(string address, string sentence) =>
        Assert.Equal(sentence, await desk.ProblemAsync(address, HttpStatusCode.NotFound));

    [Fact]
    public async Task Asking_to_change_something_is_refused_without_a_stack_trace()
    {
        using var answer = await desk.Client.PostAsync(new Uri("/api/articles", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.DoesNotContain("   at ", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_story_comes_with_timeline_outlets_demands_matrix_and_answers()
    {
        var story = await desk.JsonAsync($"/api/stories/{SearchTalks.Story}");
        Assert.Equal(12, story.GetProperty("story").GetProperty("outlets").GetInt32());
        Assert.Equal(15, story.GetProperty("timeline").GetArrayLength());
        Assert.Equal(8, story.GetProperty("demands").GetArrayLength());
        Assert.Equal(7, story.GetProperty("responses").GetArrayLength());
        Assert.Equal(15, story.GetProperty("outlets").GetArrayLength());

        var matrix = story.GetProperty("matrix");
        var outlets = matrix.GetProperty("outlets").EnumerateArray().Select(outlet => outlet.GetString()).ToList();
        Assert.Equal(11, outlets.Count);
        Assert.Equal(SearchTalks.First, outlets[0]);
        var neutral = matrix.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("demand").GetString() == SearchTalks.NeutralId.Value);
        var cells = neutral.GetProperty("cells").EnumerateArray().ToList();
        Assert.Equal(outlets.Count, cells.Count);
        Assert.Equal("first", cells[0].GetProperty("state").GetString());
        Assert.Equal("carried", cells[outlets.IndexOf("meridianwire.example")].GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, cells[outlets.IndexOf("kyivcourier.example")].ValueKind);
        Assert.Equal(["valleyherald.example", "coastdaily.example"], neutral.GetProperty("copies").EnumerateArray().Select(copy => copy.GetString()));
    }

    [Fact]
    public async Task A_demand_comes_with_every_carrier_in_its_own_words()
    {
        var demand = await desk.JsonAsync($"/api/demands/{SearchTalks.NeutralId}");
        Assert.Equal("Q159", demand.GetProperty("issuer").GetProperty("wikidataId").GetString());
        Assert.Equal("insist", demand.GetProperty("strength").GetString());
        Assert.Equal(5, demand.GetProperty("outlets").GetInt32());
        var first = demand.GetProperty("carriers")[0];
        Assert.Equal(SearchTalks.First, first.GetProperty("outlet").GetString());
        Assert.Equal("According to two people in the room, Russia insists that Ukraine officially confirm its neutral status.", first.GetProperty("quote").GetString());
        Assert.Equal("reject", demand.GetProperty("responses")[0].GetProperty("stance").GetString());
    }

    [Fact]
    public async Task An_article_has_its_text_only_when_it_is_asked_for_alone()
    {
        var listed = (await desk.JsonAsync("/api/articles?q=reparations&outlet=theledger.example")).GetProperty("items")[0];
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("text").ValueKind);
        Assert.Contains("<mark>", listed.GetProperty("snippet").GetString());
        var alone = await desk.JsonAsync("/api/articles/talks-6");
        Assert.StartsWith("Russia demands", alone.GetProperty("text").GetString());
        Assert.Equal("LOC", alone.GetProperty("entities")[0].GetProperty("type").GetString());
        Assert.Equal(2, alone.GetProperty("entities")[0].GetProperty("mentions")[0].GetArrayLength());
    }

    [Fact]
    public async Task Facets_count_the_articles_that_match()
    {
        var facets = await desk.JsonAsync("/api/facets?issuer=Ukraine");
        var outlets = facets.GetProperty("outlets").EnumerateArray().Select(count => count.GetProperty("value").GetString());
        Assert.Contains("kyivcourier.example", outlets);
        Assert.DoesNotContain("moskvareport.example", outlets);
    }

    [Fact]
    public async Task The_balance_sheet_adds_up()
    {
        var balance = await desk.JsonAsync("/api/balance");
        Assert.Equal(19, balance.GetProperty("found").GetInt32());
        Assert.Equal(16, balance.GetProperty("indexed").GetInt32());
        Assert.Equal(0, balance.GetProperty("duplicate").GetInt32());
        Assert.Equal(1, balance.GetProperty("refused").GetProperty("no-words").GetInt32());
        Assert.Equal(1, balance.GetProperty("inErrorQueues").GetInt32());
        Assert.Equal(1, balance.GetProperty("inFlight").GetInt32());
        Assert.Equal(2, (await desk.JsonAsync($"/api/balance?source={SearchDesk.BrokenFeed}")).GetProperty("found").GetInt32());
    }

    [Fact]
    public async Task A_feed_shows_its_state_its_problem_and_its_next_visit()
    {
        var feed = (await desk.JsonAsync("/api/feeds?outlet=broken.example")).GetProperty("items")[0];
        Assert.Equal("failing", feed.GetProperty("state").GetString());
        Assert.Equal("answered 500", feed.GetProperty("problem").GetString());
        Assert.Equal("2025-05-18T13:00:00+00:00", feed.GetProperty("nextVisitAt").GetString());
        Assert.Equal(600, feed.GetProperty("intervalSeconds").GetInt32());
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var address = new Uri("/api/stories", UriKind.Relative);
        using var first = await desk.Client.GetAsync(address);
        Assert.True(first.Headers.CacheControl!.NoCache);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await desk.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_document_describes_every_address_with_its_parameters_and_problems()
    {
        var paths = (await desk.JsonAsync("/openapi/v1.json")).GetProperty("paths");
        string[] promised =
        [
            "/api/articles", "/api/articles/{id}", "/api/stories", "/api/stories/{id}", "/api/demands", "/api/demands/{id}",
            "/api/outlets", "/api/facets", "/api/feeds", "/api/balance", "/api/errors", "/api/errors/{id}",
        ];
        Assert.Equal(promised.Order(), paths.EnumerateObject().Where(path => path.Value.TryGetProperty("get", out _)).Select(path => path.Name).Order());
        foreach (var path in paths.EnumerateObject().Where(path => promised.Contains(path.Name)))
        {
            var get = path.Value.GetProperty("get");
            Assert.False(string.IsNullOrEmpty(get.GetProperty("summary").GetString()));
            Assert.True(get.GetProperty("responses").TryGetProperty("200", out _), path.Name);
            Assert.True(get.GetProperty("responses").GetProperty("400").GetProperty("content").TryGetProperty("application/problem+json", out _));
            Assert.Equal(path.Name.Contains("{id}"), get.GetProperty("responses").TryGetProperty("404", out _));
        }

        var parameters = paths.GetProperty("/api/articles").GetProperty("get").GetProperty("parameters").EnumerateArray();
        Assert.Equal(
            ["q", "outlet", "entity", "issuer", "addressee", "topic", "strength", "story", "after", "before", "size", "cursor"],
            parameters.Select(parameter => parameter.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task The_document_says_how_to_ask_and_its_example_is_answered()
    {
        var asking = (await desk.JsonAsync("/openapi/v1.json")).GetProperty("paths").GetProperty("/api/demands").GetProperty("get").GetProperty("parameters")[0];
        var meaning = asking.GetProperty("description").GetString()!;
        Assert.All(Parameters.Fields, field => Assert.Contains(field.Name, meaning));
        var example = Regex.Match(meaning, "`(issuer:Russia [^`]+)`").Groups[1].Value;
        Assert.EndsWith("-troops", example);
        await desk.JsonAsync($"/api/demands?q={Uri.EscapeDataString(example)}");
        await desk.JsonAsync($"/api/demands?q={Uri.EscapeDataString(example)}&topic=security guarantees");
    }
}
