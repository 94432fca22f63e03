using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NewsPipeline.Hosting.Access;

namespace NewsPipeline.Services.Tests;

/// <summary>Whose subscription is whose.</summary>
public class AlertAccessTests
{
    private static readonly object Interest = new { issuer = "Iran" };

    [Theory]
    [InlineData("GET", "/api/subscriptions")]
    [InlineData("POST", "/api/subscriptions")]
    [InlineData("GET", "/api/subscriptions/sub_1")]
    [InlineData("DELETE", "/api/subscriptions/sub_1")]
    [InlineData("GET", "/api/alerts?subscription=sub_1")]
    [InlineData("GET", "/api/alerts/stream?subscription=sub_1")]
    [InlineData("GET", "/alerts.atom?subscription=sub_1")]
    public async Task Without_a_key_nothing_of_a_subscription_is_shown_or_changed(string method, string address)
    {
        await using var app = await AlertsApp.StartAsync();
        await app.Memory.SubscribeAsync(AlertSome.Subscription(), 10, default);

        foreach (var key in new[] { null, AccessKey.New() })
        {
            using var stranger = app.HttpWith(key);
            using var answer = await stranger.SendAsync(new HttpRequestMessage(new HttpMethod(method), address) { Content = JsonContent.Create(Interest) });
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
            Assert.Contains("'Authorization: Bearer …'", problem.GetProperty("detail").GetString());
        }

        Assert.Single(await app.Memory.SubscriptionsAsync(default));
    }

    [Fact]
    public async Task A_subscriber_has_to_do_with_its_own_subscriptions_only()
    {
        await using var app = await AlertsApp.StartAsync();
        using var alice = app.HttpWith(Keys.Alice);
        using var bob = app.HttpWith(Keys.Bob);
        using var made = await alice.PostAsJsonAsync("/api/subscriptions", Interest);
        var own = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();

        Assert.Equal([own], await SeenByAsync(alice));
        Assert.Empty(await SeenByAsync(bob));
        foreach (var address in new[] { $"/api/subscriptions/{own}", $"/api/alerts?subscription={own}", $"/api/alerts/stream?subscription={own}", $"/alerts.atom?subscription={own}" })
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(alice, address));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(bob, address));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await bob.DeleteAsync($"/api/subscriptions/{own}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await alice.DeleteAsync($"/api/subscriptions/{own}")).StatusCode);
    }

    [Fact]
    public async Task An_operator_sees_all_and_what_was_made_before_there_were_keys_is_its()
    {
        await using var app = await AlertsApp.StartAsync();
        using var alice = app.HttpWith(Keys.Alice);
        await app.Memory.SubscribeAsync(AlertSome.Subscription("sub_old"), 10, default);
        using var made = await alice.PostAsJsonAsync("/api/subscriptions", Interest);

        Assert.Equal(2, (await SeenByAsync(app.Http)).Count);
        Assert.Single(await SeenByAsync(alice));
        Assert.Equal(HttpStatusCode.NoContent, (await app.Http.DeleteAsync("/api/subscriptions/sub_old")).StatusCode);
    }

    [Fact]
    public async Task Where_no_key_is_configured_the_answer_names_the_settings()
    {
        await using var app = await AlertsApp.StartAsync("--Access:Keys:desk:Hash=", "--Access:Keys:alice:Hash=", "--Access:Keys:bob:Hash=");

        using var answer = await app.Http.GetAsync("/api/subscriptions");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var sentence = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString();
        Assert.Contains("Access:Keys:NAME:Hash", sentence);
    }

    [Theory]
    [InlineData("/api/alerts")]
    [InlineData("/alerts.atom")]
    [InlineData("/api/alerts/stream")]
    public async Task Alerts_are_for_everybody_unless_reading_needs_a_key(string address)
    {
        await using var open = await AlertsApp.StartAsync();
        await using var closed = await AlertsApp.StartAsync("--Access:Reading=keys");
        using var anyone = open.HttpWith(null);
        using var stranger = closed.HttpWith(null);
        using var alice = closed.HttpWith(Keys.Alice);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(anyone, address));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(stranger, address));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(alice, address));
    }

    [Fact]
    public async Task Who_sends_one_wrong_key_after_the_other_is_told_to_come_later_and_a_right_one_is_still_let_in()
    {
        await using var app = await AlertsApp.StartAsync();
        using var guesser = app.HttpWith(AccessKey.New());
        HttpStatusCode last = default;
        for (var guess = 0; guess < 30; guess++)
        {
            using var answer = await guesser.GetAsync("/api/subscriptions");
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app.Http, "/api/subscriptions"));
    }

    [Theory]
    [InlineData("--Access:Keys:carol:Hash=secret", "Access:Keys:carol:Hash must be sha256: and 64 hexadecimal digits")]
    [InlineData("--Access:Keys:a-b:Hash=", "Access:Keys:a-b cannot be used: a key's name has up to 40 letters and digits")]
    public async Task A_key_that_cannot_be_one_stops_the_start_with_its_setting(string setting, string sentence)
    {
        var e = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => AlertsApp.StartAsync(setting));
        Assert.Contains(sentence, e.Message);
    }

    private static async Task<IReadOnlyList<string?>> SeenByAsync(HttpClient caller)
    {
        var list = await caller.GetFromJsonAsync<JsonElement>("/api/subscriptions");
        Assert.Equal(list.GetProperty("total").GetInt32(), list.GetProperty("items").GetArrayLength());
        return [.. list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString())];
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient caller, string address)
    {
        using var answer = await caller.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }
}
