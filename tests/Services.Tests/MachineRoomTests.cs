using System.Net;
using System.Text.RegularExpressions;
using NewsPipeline.Hosting.Access;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

/// <summary>The machine room as a browser uses it.</summary>
public sealed partial class MachineRoomTests : IAsyncLifetime
{
    private readonly RepairShop shop = new();
    private readonly CookieContainer cookies = new();
    private readonly HttpClientHandler handler;
    private HttpClient browser = null!;

    public MachineRoomTests() => handler = new HttpClientHandler { CookieContainer = cookies };

    public async ValueTask InitializeAsync()
    {
        await shop.InitializeAsync();
        browser = new HttpClient(handler) { BaseAddress = shop.Address };
        await shop.FileAsync(RepairShop.Jammed("a1"), RepairShop.Unreadable("a2"));
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        handler.Dispose();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task Everybody_sees_the_balance_with_its_sum_and_only_an_operator_what_went_wrong()
    {
        var open = await PageAsync("/machine");
        await SignInAsync(Keys.Operator);
        var own = await PageAsync("/machine");

        Assert.Contains("✓ It adds up: 2 found, and 0 + 0 + 0 + 2 + 0 = 2.", open);
        Assert.DoesNotContain("printing press", open);
        Assert.Contains("The printing press is jammed.", own);
        Assert.Contains("2 messages wait", own);
    }

    [Fact]
    public async Task The_session_is_a_cookie_that_no_script_and_no_other_site_gets()
    {
        using var answer = await SignInAsync(Keys.Operator, follow: false);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("newspipeline-desk=", StringComparison.Ordinal));

        Assert.Equal("/machine", answer.Headers.Location!.OriginalString);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Keys.Operator.Text, cookie);
    }

    [Fact]
    public async Task An_operator_sends_again_and_discards_by_plain_forms()
    {
        await SignInAsync(Keys.Operator);

        var sent = await SubmitAsync("/machine/errors/e-a1", "/machine/retry", new() { ["id"] = "e-a1" });
        var stays = await SubmitAsync("/machine/errors/e-a2", "/machine/retry", new() { ["id"] = "e-a2" });
        var discarded = await SubmitAsync("/machine/errors/e-a2", "/machine/discard", new() { ["id"] = "e-a2", ["why"] = "a test page" });
        var balance = await shop.SettledBalanceAsync();

        Assert.Contains("It is in its queue again.", sent);
        Assert.Contains("not JSON", stays);
        Assert.Contains("Discarded by <b>desk</b>", discarded);
        Assert.Equal(1, balance.GetProperty("indexed").GetInt32());
        Assert.Equal(1, balance.GetProperty("refused").GetProperty("discarded: a test page").GetInt32());
    }

    [Fact]
    public async Task All_that_failed_for_one_reason_is_sent_again_at_once()
    {
        await SignInAsync(Keys.Operator);
        var page = await SubmitAsync("/machine", "/machine/retry", new() { ["queue"] = "index-article", ["reason"] = "The printing press is jammed." });
        Assert.Contains("1 message sent again.", page);
        Assert.Contains("1 message waits", page);
    }

    [Fact]
    public async Task A_form_that_is_not_ours_changes_nothing()
    {
        await SignInAsync(Keys.Operator);

        using var answer = await browser.PostAsync("/machine/discard", new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = "e-a1", ["why"] = "mischief" }));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(ErrorState.Waiting, (await shop.Errors.ErrorAsync(new("e-a1"), default))!.State);
    }

    [Fact]
    public async Task Who_is_no_operator_is_asked_for_another_key()
    {
        Assert.Contains("type=\"password\"", await PageAsync("/machine/errors/e-a1"));
        await SignInAsync(Keys.Alice);

        Assert.Contains("signed in with the key 'alice', which is a subscriber's", WebUtility.HtmlDecode(await PageAsync("/machine/errors/e-a1")));
        Assert.DoesNotContain("printing press", await PageAsync("/machine"));
    }

    [Fact]
    public async Task A_wrong_key_lets_nobody_in_and_a_place_elsewhere_is_not_gone_to()
    {
        using var refused = await SignInAsync(AccessKey.New());
        using var elsewhere = await SignInAsync(Keys.Operator, "//evil.example/", follow: false);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("This key is not known here.", await refused.Content.ReadAsStringAsync());
        Assert.Equal("/", elsewhere.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Signed_out_is_out()
    {
        await SignInAsync(Keys.Operator);
        await SubmitAsync("/machine", "/sign-out", []);
        Assert.DoesNotContain("printing press", await PageAsync("/machine"));
    }

    private async Task<HttpResponseMessage> SignInAsync(AccessKey key, string then = "/machine", bool follow = true)
    {
        var form = Token().Match(await PageAsync("/sign-in")).Groups[1].Value;
        using var own = follow ? null : new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = shop.Address };
        return await (own ?? browser).PostAsync(
            "/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["form"] = form, ["then"] = then, ["key"] = key.Text }));
    }

    /// <summary>Sends a form that stands on a page.</summary>
    private async Task<string> SubmitAsync(string page, string action, Dictionary<string, string> fields)
    {
        var shown = await PageAsync(page);
        Assert.Contains($"action=\"{action}\"", shown);
        fields["form"] = Token().Match(shown).Groups[1].Value;
        using var answer = await browser.PostAsync(action, new FormUrlEncodedContent(fields));
        Assert.True(answer.IsSuccessStatusCode, $"{action} answers {(int)answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> PageAsync(string address) => WebUtility.HtmlDecode(await browser.GetStringAsync(address));

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
