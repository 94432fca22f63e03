using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

public class AlertSubscriptionTests
{
    [Fact]
    public async Task The_secret_is_shown_once_when_a_subscription_is_made()
    {
        await using var app = await AlertsApp.StartAsync();

        using var made = await app.Http.PostAsJsonAsync(
            "/api/subscriptions", new { words = "troops", issuer = "Q159", strength = "insist", webhook = "https://desk.example/hook" });
        var subscription = await made.Content.ReadFromJsonAsync<JsonElement>();
        var one = await app.Http.GetFromJsonAsync<JsonElement>(made.Headers.Location);
        var list = await app.Http.GetFromJsonAsync<JsonElement>("/api/subscriptions");

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.StartsWith("whsec_", subscription.GetProperty("secret").GetString());
        Assert.Equal(("troops", "Q159", "insist"), (Text(one, "words"), Text(one, "issuer"), Text(one, "strength")));
        Assert.Equal(1, list.GetProperty("total").GetInt32());
        Assert.DoesNotContain("whsec_", one.GetRawText() + list.GetRawText());
    }

    [Theory]
    [InlineData("""{"topic":"weather"}""", "topic", "territory")]
    [InlineData("""{"strength":"strong"}""", "strength", "ultimatum")]
    [InlineData("""{"issuer":"?!"}""", "issuer", "Q159")]
    [InlineData("""{"addressee":7}""", "addressee", "must be text")]
    [InlineData("""{"outlet":"https://reuters.com/"}""", "outlet", "reuters.com")]
    [InlineData("""{"words":"-only -exclusions"}""", "words", "exclusions")]
    [InlineData("""{"words":"\"never ends"}""", "words", "quotation mark")]
    [InlineData("""{"issuer":"Iran","colour":"red"}""", "colour", "not a field")]
    [InlineData("""{"issuer":"Iran","webhook":"ftp://desk.example/"}""", "webhook", "http")]
    [InlineData("""{"issuer":"Iran","webhook":"/hook"}""", "webhook", "http")]
    [InlineData("""{"issuer":"Iran","webhook":"https://user:secret@desk.example/"}""", "webhook", "password")]
    [InlineData("""{"issuer":"Iran","webhook":"http://127.0.0.1:5984/"}""", "webhook", "private")]
    [InlineData("""{"issuer":"Iran","webhook":"http://localhost/"}""", "webhook", "private")]
    [InlineData("""{"issuer":"Iran","webhook":"http://[::ffff:10.0.0.1]/"}""", "webhook", "private")]
    [InlineData("""{"issuer":"Iran","webhook":"http://169.254.169.254/latest/meta-data"}""", "webhook", "private")]
    [InlineData("""{}""", "everything", "match every demand")]
    [InlineData("""{"issuer":" ","words":""}""", "everything", "match every demand")]
    [InlineData("""{"issuer":"Iran","everything":true}""", "everything", "either")]
    [InlineData("""{"everything":"yes"}""", "everything", "true or false")]
    public async Task What_is_wrong_is_said_in_one_sentence_at_its_field(string body, string field, string clue)
    {
        await using var app = await AlertsApp.StartAsync();

        using var answer = await PostAsync(app, body);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var sentence = Assert.Single(problem.GetProperty("errors").GetProperty(field).EnumerateArray()).GetString();
        Assert.Contains(clue, sentence);
        Assert.EndsWith(".", sentence);
        Assert.Empty(await app.Memory.SubscriptionsAsync(default));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        await using var app = await AlertsApp.StartAsync();

        using var answer = await PostAsync(app, """{"topic":"weather","strength":"strong","colour":"red","webhook":"http://10.0.0.1/"}""");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(["colour", "strength", "topic", "webhook"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
    }

    [Theory]
    [InlineData("{", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("""{"words":"a","words":"b"}""", "application/json", 400)]
    [InlineData("""{"words":"a"}""", "text/plain", 415)]
    [InlineData(null, "application/json", 413)]
    public async Task A_body_that_is_no_small_JSON_object_is_a_problem_with_a_reason(string? body, string type, int status)
    {
        await using var app = await AlertsApp.StartAsync();

        using var answer = await PostAsync(app, body ?? $$"""{"words":"{{new string('x', 20_000)}}"}""", type);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.NotEmpty(Text(problem, "detail")!);
    }

    [Fact]
    public async Task Everything_can_be_asked_for_and_listened_to_without_a_webhook()
    {
        await using var app = await AlertsApp.StartAsync();

        using var made = await PostAsync(app, """{"everything":true}""");

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(JsonValueKind.Null, (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").ValueKind);
    }

    [Fact]
    public async Task There_is_a_limit_to_subscriptions()
    {
        await using var app = await AlertsApp.StartAsync("--Alerts:MostSubscriptions=1");

        using var first = await PostAsync(app, """{"topic":"ceasefire"}""");
        using var second = await PostAsync(app, """{"topic":"ceasefire"}""");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task The_owner_sees_what_became_of_deliveries()
    {
        await using var receiver = await AlertReceiver.AnsweringAsync(500);
        await using var app = await AlertsApp.StartAsync("--Fetch:AllowNetworks=127.0.0.0/8");
        await app.Memory.SubscribeAsync(AlertSome.Subscription(webhook: receiver.Webhook), 10, default);

        await app.PublishAsync(AlertSome.Report("d1"));
        await TriedAsync(app.Memory);
        var delivery = (await app.Http.GetFromJsonAsync<JsonElement>("/api/subscriptions/sub_1")).GetProperty("deliveries")[0];

        Assert.Equal(("d1", "waiting", "The receiver answered 500."), (Text(delivery, "demand"), Text(delivery, "state"), Text(delivery, "problem")));
        Assert.Equal(receiver.Got[0].Id, Text(delivery, "id"));
        Assert.True(delivery.GetProperty("dueAt").GetDateTimeOffset() > AlertSome.Noon);
    }

    [Fact]
    public async Task A_subscription_can_be_ended_once()
    {
        await using var app = await AlertsApp.StartAsync();
        await app.Memory.SubscribeAsync(AlertSome.Subscription(), 10, default);

        using var first = await app.Http.DeleteAsync("/api/subscriptions/sub_1");
        using var second = await app.Http.DeleteAsync("/api/subscriptions/sub_1");
        using var gone = await app.Http.GetAsync("/api/subscriptions/sub_1");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (first.StatusCode, second.StatusCode, gone.StatusCode));
    }

    /// <summary>Waits until the first try is noted.</summary>
    private static async Task TriedAsync(IAlertMemory memory)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await memory.DeliveriesAsync("sub_1", 1, patience.Token))[0].Tries == 0)
        {
            await Task.Yield();
        }
    }

    private static Task<HttpResponseMessage> PostAsync(AlertsApp app, string body, string type = "application/json") =>
        app.Http.PostAsync("/api/subscriptions", new StringContent(body, Encoding.UTF8, type));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
