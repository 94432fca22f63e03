using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Contracts;
using NewsPipeline.Feeds;

namespace NewsPipeline.Services.Tests;

/// <summary>The list, the stream and the Atom feed.</summary>
public class AlertListeningTests
{
    [Fact]
    public async Task A_listener_hears_what_it_asked_for_as_it_is_raised()
    {
        await using var app = await AlertsApp.StartAsync();
        await using var listener = await ListenAsync(app, "?issuer=Iran&topic=sanctions");

        await app.PublishAsync(AlertSome.Report("d1"), AlertSome.Report("d2", issuer: new Party("Iran"), topic: "sanctions"));

        var heard = await listener.NextAlertAsync();
        Assert.Equal(("demand.raised", "2"), (heard.EventType, heard.EventId));
        Assert.Equal("d2", JsonDocument.Parse(heard.Data).RootElement.GetProperty("demand").GetString());
    }

    [Fact]
    public async Task A_listener_that_comes_back_goes_on_where_it_was()
    {
        await using var app = await AlertsApp.StartAsync();
        await app.PublishAsync(AlertSome.Report("d1"), AlertSome.Report("d2"), AlertSome.Report("d3"));

        await using var listener = await ListenAsync(app, "", lastEventId: "1");

        Assert.Equal("2", (await listener.NextAlertAsync()).EventId);
        Assert.Equal("3", (await listener.NextAlertAsync()).EventId);
    }

    [Fact]
    public async Task A_listener_that_is_ahead_of_us_hears_what_comes_next()
    {
        await using var app = await AlertsApp.StartAsync();
        await app.PublishAsync(AlertSome.Report("d1"));
        await using var listener = await ListenAsync(app, "", lastEventId: "900");

        await app.PublishAsync(AlertSome.Report("d2"));

        Assert.Equal("2", (await listener.NextAlertAsync()).EventId);
    }

    [Fact]
    public async Task A_subscription_can_be_listened_to()
    {
        await using var app = await AlertsApp.StartAsync();
        await app.Memory.SubscribeAsync(AlertSome.Subscription(interest: new() { Issuer = "Iran" }), 10, default);
        await using var listener = await ListenAsync(app, "?subscription=sub_1");

        await app.PublishAsync(AlertSome.Report("d1"), AlertSome.Report("d2", issuer: new Party("Iran")));

        Assert.Equal("2", (await listener.NextAlertAsync()).EventId);
    }

    [Fact]
    public async Task What_another_process_raised_is_heard_here()
    {
        await using var app = await AlertsApp.StartAsync();
        await using var beside = await app.StartBesideAsync();
        await using var listener = await ListenAsync(beside, "");

        await app.PublishAsync(AlertSome.Report("d1"));
        var next = listener.NextAlertAsync();
        await AdvanceUntilAsync(next, beside.Clock, TimeSpan.FromSeconds(1));

        Assert.Equal("1", (await next).EventId);
    }

    [Fact]
    public async Task Where_it_is_quiet_the_heart_beats_and_carries_the_place()
    {
        await using var app = await AlertsApp.StartAsync();
        await app.PublishAsync(AlertSome.Report("d1"));
        await using var listener = await ListenAsync(app, "");

        var next = listener.NextAsync();
        await AdvanceUntilAsync(next, app.Clock, TimeSpan.FromSeconds(5));

        Assert.Equal(("heartbeat", "1"), (await next) is var beat ? (beat.EventType, beat.EventId) : default);
    }

    [Fact]
    public async Task One_that_does_not_read_holds_up_nobody()
    {
        const int MoreThanAnyBufferHolds = 150;
        await using var app = await AlertsApp.StartAsync();
        var sixtyKilobytes = new Party(new string('戦', 20_000));
        for (var i = 1; i <= MoreThanAnyBufferHolds; i++)
        {
            await app.Memory.RaiseAsync(AlertSome.Report($"d{i}", issuer: sixtyKilobytes), AlertSome.Noon, [], default);
        }

        await using var slow = await ListenAsync(app, "", lastEventId: "0");
        await using var quick = await ListenAsync(app, "", lastEventId: "0");
        for (var i = 1; i <= MoreThanAnyBufferHolds; i++)
        {
            Assert.Equal(i.ToString(CultureInfo.InvariantCulture), (await quick.NextAlertAsync()).EventId);
        }

        await app.PublishAsync(AlertSome.Report("live"));
        Assert.Contains("live", (await quick.NextAlertAsync()).Data);
    }

    [Theory]
    [InlineData("/api/alerts/stream?subscription=sub_9", 404)]
    [InlineData("/api/alerts/stream?subscription=sub_9&topic=ceasefire", 400)]
    [InlineData("/api/alerts/stream?strength=loud", 400)]
    [InlineData("/api/alerts/stream?page=2", 400)]
    [InlineData("/api/alerts?size=0", 400)]
    [InlineData("/api/alerts?size=many", 400)]
    [InlineData("/api/alerts?cursor=-1", 400)]
    [InlineData("/alerts.atom?topic=weather", 400)]
    public async Task A_question_that_cannot_be_answered_is_a_problem_with_a_reason(string question, int status)
    {
        await using var app = await AlertsApp.StartAsync();

        using var answer = await app.Http.GetAsync(question, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task A_wrong_last_event_id_is_refused()
    {
        await using var app = await AlertsApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/alerts/stream") { Headers = { { "Last-Event-ID", "yesterday" } } };

        using var answer = await app.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_list_is_read_page_by_page_newest_first()
    {
        await using var app = await AlertsApp.StartAsync();
        await app.PublishAsync([.. Enumerable.Range(1, 5).Select(i => AlertSome.Report($"d{i}", strength: i == 3 ? Strength.Request : Strength.Demand))]);

        var seen = new List<string>();
        string? cursor = "";
        for (var pages = 0; cursor is not null && pages < 5; pages++)
        {
            var page = await app.Http.GetFromJsonAsync<JsonElement>($"/api/alerts?strength=insist&size=2&cursor={cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(alert => alert.GetProperty("demand").GetString()!));
            cursor = page.GetProperty("next").GetString();
        }

        Assert.Equal(["d5", "d4", "d2", "d1"], seen);
    }

    [Fact]
    public async Task An_alert_names_all_who_demand_together()
    {
        await using var app = await AlertsApp.StartAsync();
        var report = AlertSome.Report("d1", issuer: new Party("France", "Q142"));
        var joint = report.Demand.Report with { AlsoIssuers = [new("Germany", "Q183"), new("Britain", "Q145")], AlsoAddressees = [new("Russia", "Q159")] };
        await app.PublishAsync(report with { Demand = report.Demand with { Report = joint } }, AlertSome.Report("d2"));

        var entry = (await ReadFeedAsync(app, "/alerts.atom?issuer=Germany")).Items.Single();
        Assert.Equal("France, Germany and Britain to the Ukrainian delegation and Russia: confirm its neutral status", entry.Title.Text);
        var alerts = (await app.Http.GetFromJsonAsync<JsonElement>("/api/alerts?addressee=Russia")).GetProperty("items");
        Assert.Equal(["Germany", "Britain"], alerts[0].GetProperty("alsoIssuers").EnumerateArray().Select(party => party.GetProperty("name").GetString()));
        Assert.Equal(1, alerts.GetArrayLength());
    }

    [Fact]
    public async Task The_feed_is_valid_Atom_with_lasting_ids_and_links()
    {
        await using var app = await AlertsApp.StartAsync("--Alerts:Pages=https://news.example/desk/");
        await app.PublishAsync(
            AlertSome.Report("d1"),
            AlertSome.Report("d2", what: "cease \u0001fire \ud800 & <now>", issuer: new Party("Iran"), topic: "ceasefire"));

        var feed = await ReadFeedAsync(app, "/alerts.atom");
        var again = await ReadFeedAsync(app, "/alerts.atom?q=cease");

        Assert.Equal(2, feed.Items.Count());
        var entry = feed.Items.First();
        Assert.Equal("Iran to the Ukrainian delegation: cease fire \ufffd & <now>", entry.Title.Text);
        Assert.Equal(AlertSome.Noon, entry.LastUpdatedTime);
        Assert.Equal("harbourpost.example", Assert.Single(entry.Authors).Name);
        Assert.Equal(
            ["alternate https://news.example/desk/stories/st1", "related https://harbourpost.example/a1"],
            entry.Links.Select(link => $"{link.RelationshipType} {link.Uri}"));
        Assert.Equal(entry.Id, Assert.Single(again.Items).Id);
        Assert.NotEqual(feed.Id, again.Id);
        Assert.All(feed.Items.Select(item => item.Id).Append(feed.Id), id => Assert.StartsWith("urn:uuid:", id));
        Assert.Equal(AlertSome.Noon, feed.LastUpdatedTime);
    }

    [Fact]
    public async Task Our_own_reader_reads_the_feed()
    {
        await using var app = await AlertsApp.StartAsync();
        await app.PublishAsync(AlertSome.Report("d1"));

        using var answer = await app.Http.GetAsync("/alerts.atom");
        var reading = FeedReader.Read(await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentType?.ToString(), app.Http.BaseAddress);

        var feed = Assert.IsType<FeedReading.Whole>(reading).Feed;
        var item = Assert.Single(feed.Items);
        Assert.Equal("atom 1.0", feed.Format);
        Assert.Equal($"{app.Http.BaseAddress}stories/st1", item.Url);
        Assert.Equal("Russia to the Ukrainian delegation: confirm its neutral status", item.Title);
        Assert.Contains("Russia demands that Ukraine confirm", item.Text);
    }

    [Fact]
    public async Task A_feed_that_did_not_change_is_not_sent_again()
    {
        await using var app = await AlertsApp.StartAsync();
        await app.PublishAsync(AlertSome.Report("d1"));
        using var first = await app.Http.GetAsync("/alerts.atom");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/alerts.atom") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        using var second = await app.Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, second.StatusCode));
    }

    /// <summary>The loops may not have begun to wait for the clock when it is first put forward.</summary>
    private static async Task AdvanceUntilAsync(Task done, FakeTimeProvider clock, TimeSpan step)
    {
        while (!done.IsCompleted)
        {
            clock.Advance(step);
            await Task.WhenAny(done, Task.Delay(TimeSpan.FromMilliseconds(20)));
        }
    }

    private static async Task<SyndicationFeed> ReadFeedAsync(AlertsApp app, string address)
    {
        using var reader = XmlReader.Create(new StringReader(await app.Http.GetStringAsync(address)));
        return SyndicationFeed.Load(reader);
    }

    private static async Task<Listener> ListenAsync(AlertsApp app, string query, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/alerts/stream{query}");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var answer = await app.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var listener = new Listener(answer, SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator());
        Assert.Equal("heartbeat", (await listener.NextAsync()).EventType);
        return listener;
    }

    private sealed class Listener(HttpResponseMessage answer, IAsyncEnumerator<SseItem<string>> events) : IAsyncDisposable
    {
        public async Task<SseItem<string>> NextAsync()
        {
            Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1)));
            return events.Current;
        }

        public async Task<SseItem<string>> NextAlertAsync()
        {
            var next = await NextAsync();
            return next.EventType == "heartbeat" ? await NextAlertAsync() : next;
        }

        public async ValueTask DisposeAsync()
        {
            answer.Dispose();
            try
            {
                await events.DisposeAsync();
            }
            catch (NotSupportedException)
            {
                // The connection was cut while the enumerator waited for the next event.
            }
        }
    }
}
