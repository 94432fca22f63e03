using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

public sealed class ErrorApiTests : IAsyncLifetime
{
    private readonly RepairShop shop = new();

    public ValueTask InitializeAsync() => shop.InitializeAsync();

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task What_is_sent_again_twice_at_the_same_time_is_indexed_once()
    {
        await shop.FileAsync(RepairShop.Jammed("a1"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => shop.Http.PostAsync("/api/errors/e-a1/retry", null)));
        var balance = await shop.SettledBalanceAsync();

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict));
        Assert.Equal((1, 1, 0), (Count(balance, "found"), Count(balance, "indexed"), Count(balance, "inErrorQueues")));
        Assert.True(balance.GetProperty("addsUp").GetBoolean());
        Assert.Equal(1, Count(await shop.Http.GetFromJsonAsync<JsonElement>("/api/articles"), "total"));
        Assert.Equal(0, Count(await ListAsync(), "total"));
        Assert.Equal("sent-again", (await ListAsync("?state=any")).GetProperty("items")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_still_cannot_be_read_stays_and_the_answer_says_why()
    {
        await shop.FileAsync(RepairShop.Unreadable("a1"), RepairShop.Jammed("a2"));

        using var one = await shop.Http.PostAsync("/api/errors/e-a1/retry", null);
        using var all = await shop.Http.PostAsJsonAsync("/api/errors/retry", new { all = true });
        var report = await all.Content.ReadFromJsonAsync<JsonElement>();
        var balance = await shop.SettledBalanceAsync();

        Assert.Equal(HttpStatusCode.Conflict, one.StatusCode);
        Assert.Contains("not JSON", await SentenceAsync(one));
        Assert.Equal(1, Count(report, "sentAgain"));
        Assert.Contains("not JSON", Assert.Single(report.GetProperty("stay").EnumerateArray()).GetProperty("why").GetString());
        Assert.Equal((2, 1, 1), (Count(balance, "found"), Count(balance, "indexed"), Count(balance, "inErrorQueues")));
        Assert.Equal(1, Count(await ListAsync(), "total"));
    }

    [Fact]
    public async Task Only_what_was_asked_for_is_sent_again()
    {
        await shop.FileAsync(RepairShop.Jammed("a1"), RepairShop.Jammed("a2"), RepairShop.Jammed("a3", "Out of ink."));

        using var retried = await shop.Http.PostAsJsonAsync("/api/errors/retry", new { reason = "The printing press" });

        Assert.Equal(2, Count(await retried.Content.ReadFromJsonAsync<JsonElement>(), "sentAgain"));
        Assert.Equal("Out of ink.", Assert.Single((await ListAsync()).GetProperty("items").EnumerateArray()).GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"reason":" "}""")]
    [InlineData("""{"reason":"The","all":true}""")]
    [InlineData("""{"reasn":"The"}""")]
    [InlineData("""{"queue":"index-artikel"}""")]
    [InlineData("all")]
    public async Task A_careless_request_sends_nothing_again(string body)
    {
        await shop.FileAsync(RepairShop.Jammed("a1"));

        using var answer = await shop.Http.PostAsync("/api/errors/retry", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty(await SentenceAsync(answer));
        Assert.Equal(1, Count(await ListAsync(), "total"));
    }

    [Fact]
    public async Task What_is_discarded_stays_on_the_balance_sheet_with_its_reason()
    {
        await shop.FileAsync(RepairShop.Unreadable("a1"));

        using var discarded = await shop.Http.PostAsJsonAsync("/api/errors/e-a1/discard", new { why = "a test page of the press" });
        using var again = await shop.Http.PostAsync("/api/errors/e-a1/retry", null);
        var balance = await shop.BalanceAsync();
        var error = await shop.Http.GetFromJsonAsync<JsonElement>("/api/errors/e-a1");

        Assert.Equal(HttpStatusCode.OK, discarded.StatusCode);
        Assert.Equal(1, Count(balance.GetProperty("refused"), "discarded: a test page of the press"));
        Assert.Equal((1, 0), (Count(balance, "found"), Count(balance, "inErrorQueues")));
        Assert.True(balance.GetProperty("addsUp").GetBoolean());
        Assert.Equal(("a test page of the press", "desk"), (Text(error.GetProperty("discarding"), "why"), Text(error.GetProperty("discarding"), "by")));
        Assert.Equal("It was discarded by desk: a test page of the press.", await SentenceAsync(again));
    }

    [Theory]
    [InlineData("""{"why":" "}""")]
    [InlineData("""{"why":"two\nlines"}""")]
    [InlineData("""{}""")]
    public async Task Nothing_is_discarded_without_a_reason(string body)
    {
        await shop.FileAsync(RepairShop.Jammed("a1"));

        using var answer = await shop.Http.PostAsync("/api/errors/e-a1/discard", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(1, Count(await ListAsync(), "total"));
    }

    [Fact]
    public async Task The_list_is_narrowed_and_read_page_by_page_and_one_shows_its_message()
    {
        await shop.FileAsync([.. Enumerable.Range(0, 5).Select(number => RepairShop.Jammed($"a{number}")), RepairShop.Unreadable("b1")]);

        var first = await ListAsync("?size=2&reason=The printing");
        var second = await ListAsync($"?size=2&reason=The printing&cursor={Uri.EscapeDataString(Text(first, "next")!)}");
        var one = await shop.Http.GetFromJsonAsync<JsonElement>("/api/errors/e-a3");

        Assert.Equal(5, Count(first, "total"));
        Assert.Equal(4, first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(error => Text(error, "id")).Distinct().Count());
        Assert.Equal(JsonValueKind.Null, first.GetProperty("items")[0].GetProperty("body").ValueKind);
        Assert.Equal(1, Count(await ListAsync("?q=b1"), "total"));
        Assert.Contains("says a3", Text(one, "body"));
        Assert.Contains("IOException", Text(one, "detail"));
    }

    [Theory]
    [InlineData("?queue=index-artikel")]
    [InlineData("?state=lost")]
    [InlineData("?reasn=x")]
    [InlineData("?size=0")]
    public async Task A_question_that_cannot_be_answered_is_a_problem_with_a_reason(string question)
    {
        using var answer = await shop.Http.GetAsync($"/api/errors{question}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Matches(@"[.?]$", await SentenceAsync(answer));
    }

    [Theory]
    [InlineData("GET", "/api/errors")]
    [InlineData("GET", "/api/errors/e-a1")]
    [InlineData("POST", "/api/errors/retry")]
    [InlineData("POST", "/api/errors/e-a1/retry")]
    [InlineData("POST", "/api/errors/e-a1/discard")]
    public async Task Only_an_operator_has_to_do_with_errors(string method, string address)
    {
        await shop.FileAsync(RepairShop.Jammed("a1"));
        using var stranger = shop.HttpWith(null);
        using var alice = shop.HttpWith(Keys.Alice);

        using var unknown = await stranger.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));
        using var subscriber = await alice.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (unknown.StatusCode, subscriber.StatusCode));
        Assert.Equal("The key 'alice' is a subscriber's; this needs an operator's.", await SentenceAsync(subscriber));
        Assert.Equal(ErrorState.Waiting, (await shop.Errors.ErrorAsync(new("e-a1"), default))!.State);
    }

    private Task<JsonElement> ListAsync(string question = "") => shop.Http.GetFromJsonAsync<JsonElement>($"/api/errors{question}");

    private static async Task<string> SentenceAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;

    private static int Count(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
