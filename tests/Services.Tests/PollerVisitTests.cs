using System.Text;
using Microsoft.AspNetCore.Http;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Services.Tests.Fetching;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

public sealed class PollerVisitTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("poller").FullName;

    [Fact]
    public async Task Each_article_is_published_once_oldest_first()
    {
        await using var server = await ServingAsync(() => Rss(Item("b", date: "Tue, 14 Mar 2028 05:00:00 GMT"), Item("a", date: "Tue, 14 Mar 2028 04:00:00 GMT")));
        await using var desk = PollerDesk.In(folder);

        var state = await desk.VisitAsync(server.At("/rss"));
        await desk.VisitAsync(server.At("/rss"));

        Assert.Equal(["Title a", "Title b"], desk.Road.Articles.Select(article => article.Title));
        Assert.Equal((2, "Harbour Post", "harbourpost.example", null), (state.Articles, state.Title, state.Outlet, state.Problem));
    }

    [Fact]
    public async Task A_changed_text_is_published_again_as_a_newer_revision()
    {
        var text = "Envoys met.";
        await using var server = await ServingAsync(() => Rss(Item("a", text), Item("b")));
        await using var desk = PollerDesk.In(folder);
        await desk.VisitAsync(server.At("/rss"));

        text = "Envoys met and parted.";
        await desk.VisitAsync(server.At("/rss"));

        var (first, changed) = (desk.Road.Articles.First(article => article.Text == "Envoys met."), desk.Road.Articles.Last());
        Assert.Equal(3, desk.Road.Found.Count);
        Assert.Equal((first.Id, "Envoys met and parted."), (changed.Id, changed.Text));
        Assert.True(changed.Revision.Number > first.Revision.Number);
    }

    [Fact]
    public async Task An_unchanged_feed_costs_one_conditional_request_and_rests_longer()
    {
        await using var server = await LocalServer.AnsweringAsync(context =>
        {
            if (context.Request.Headers.IfNoneMatch == "\"1\"")
            {
                context.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            context.Response.Headers.ETag = "\"1\"";
            context.Response.Headers.LastModified = "Tue, 14 Mar 2028 05:00:00 GMT";
            return context.Response.WriteAsync(Rss(Item("a")));
        });
        await using var desk = PollerDesk.In(folder);

        var first = await desk.VisitAsync(server.At("/rss"));
        var second = await desk.VisitAsync(server.At("/rss"));

        Assert.Equal(("\"1\"", "Tue, 14 Mar 2028 05:00:00 GMT"), (server.Visits[1].IfNoneMatch, server.Visits[1].IfModifiedSince));
        Assert.Single(desk.Road.Found);
        Assert.True(second.Interval > first.Interval);
        Assert.Equal("\"1\"", second.ETag);
    }

    [Fact]
    public async Task A_feed_is_left_alone_until_it_is_due()
    {
        await using var server = await ServingAsync(() => Rss(Item("a")));
        await using var desk = PollerDesk.In(folder);
        var state = await desk.VisitAsync(server.At("/rss"));

        var rest = await desk.LookAsync(server.At("/rss"));

        Assert.Equal(state.DueAt - desk.Clock.GetUtcNow(), rest);
        Assert.Single(server.Visits);
    }

    [Fact]
    public async Task What_was_published_is_remembered_after_a_restart()
    {
        await using var server = await ServingAsync(() => Rss(Item("a")));
        await using (var before = PollerDesk.In(folder))
        {
            await before.VisitAsync(server.At("/rss"));
        }

        await using var after = PollerDesk.In(folder);
        await after.VisitAsync(server.At("/rss"));

        Assert.Empty(after.Road.Found);
        Assert.Equal(2, server.Visits.Count);
    }

    [Fact]
    public async Task A_crash_between_publishing_and_remembering_publishes_the_same_findings_again()
    {
        await using var server = await ServingAsync(() => Rss(Item("a"), Item("b")));
        List<FindingId> lost;
        await using (var before = PollerDesk.In(folder))
        {
            before.Road.Then = () => throw new TimeoutException("power cut");
            await Assert.ThrowsAsync<TimeoutException>(() => before.VisitAsync(server.At("/rss")));
            Assert.Null(await before.Memory.FindAsync(server.At("/rss").AbsoluteUri, default));
            lost = [.. before.Road.Found.Select(found => found.Finding.Id)];
        }

        await using var after = PollerDesk.In(folder);
        await after.VisitAsync(server.At("/rss"));

        Assert.Equal(lost, after.Road.Found.Select(found => found.Finding.Id));
    }

    [Fact]
    public async Task A_crash_in_a_long_visit_repeats_only_what_was_not_marked()
    {
        await using var server = await ServingAsync(() => Rss([.. Enumerable.Range(0, 50).Select(n => Item($"n{n}"))]));
        await using (var before = PollerDesk.In(folder))
        {
            before.Road.Then = () => before.Road.Found.Count > 20 ? throw new TimeoutException("power cut") : Task.CompletedTask;
            await Assert.ThrowsAsync<TimeoutException>(() => before.VisitAsync(server.At("/rss")));
        }

        await using var after = PollerDesk.In(folder);
        var state = await after.VisitAsync(server.At("/rss"));

        Assert.Equal(30, after.Road.Found.Count);
        Assert.Equal(50, state.Articles);
    }

    [Fact]
    public async Task While_another_poller_visits_the_feed_we_do_not()
    {
        await using var server = await ServingAsync(() => Rss(Item("a")));
        await using var desk = PollerDesk.In(folder);
        await desk.Memory.TryLeaseAsync(server.At("/rss").AbsoluteUri, "another", desk.Clock.GetUtcNow(), TimeSpan.FromMinutes(2), default);

        await desk.LookAsync(server.At("/rss"));

        Assert.Empty(server.Visits);
    }

    [Theory]
    [InlineData("<html><body>Not found, but 200</body></html>", "not a feed")]
    [InlineData("", "not a feed")]
    [InlineData("{\"items\": 7}", "not a feed")]
    public async Task What_is_no_feed_is_a_problem_and_backs_off(string body, string words)
    {
        await using var server = await ServingAsync(() => body);
        await using var desk = PollerDesk.In(folder);

        var first = await desk.VisitAsync(server.At("/rss"));
        var second = await desk.VisitAsync(server.At("/rss"));

        Assert.Contains(words, first.Problem);
        Assert.DoesNotContain('\n', first.Problem!);
        Assert.Equal((1, 2, first.Interval * 2), (first.Failures, second.Failures, second.Interval));
    }

    [Fact]
    public async Task A_feed_that_recovers_has_no_problem_left()
    {
        var body = "broken";
        await using var server = await ServingAsync(() => body);
        await using var desk = PollerDesk.In(folder);
        await desk.VisitAsync(server.At("/rss"));

        body = Rss(Item("a"));
        var state = await desk.VisitAsync(server.At("/rss"));

        Assert.Equal((0, null, 1), (state.Failures, state.Problem, state.Articles));
    }

    [Fact]
    public async Task Retry_after_is_kept_to()
    {
        await using var server = await LocalServer.AnsweringAsync(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "7200";
            return Task.CompletedTask;
        });
        await using var desk = PollerDesk.In(folder);

        var state = await desk.VisitAsync(server.At("/rss"));

        Assert.Equal(Some.Morning.AddHours(2), state.DueAt);
        Assert.Contains("429", state.Problem);
    }

    [Theory]
    [InlineData("max-age=3600", "")]
    [InlineData("no-cache", "<ttl>60</ttl>")]
    public async Task A_feed_that_says_how_long_it_is_good_is_not_asked_before(string cacheControl, string ttl)
    {
        await using var server = await LocalServer.AnsweringAsync(context =>
        {
            context.Response.Headers.CacheControl = cacheControl;
            return context.Response.WriteAsync(RssWith(ttl, Item("a")));
        });
        await using var desk = PollerDesk.In(folder);

        Assert.Equal(Some.Morning.AddHours(1), (await desk.VisitAsync(server.At("/rss"))).DueAt);
    }

    [Fact]
    public async Task Items_that_are_not_for_us_are_refused_once_and_counted()
    {
        await using var server = await ServingAsync(() => Rss(
            Item("a"),
            "<item><link>https://harbourpost.example/empty</link></item>",
            "<item><title>Without identity</title></item>",
            "<item><title>Script</title><link>javascript:alert(1)</link></item>"));
        await using var desk = PollerDesk.In(folder);

        await desk.VisitAsync(server.At("/rss"));
        await desk.VisitAsync(server.At("/rss"));

        var balance = await desk.Ledger.BalanceAsync(server.At("/rss").AbsoluteUri, default);
        Assert.Single(desk.Road.Found);
        Assert.Equal(
            new Dictionary<string, long> { [Refusal.NoWords] = 1, [Refusal.NoIdentity] = 1, [Refusal.BadAddress] = 1 },
            balance.Refused);
    }

    [Fact]
    public async Task An_item_without_title_is_called_by_its_first_sentence()
    {
        await using var server = await ServingAsync(() => Rss(
            "<item><link>https://harbourpost.example/a</link><description>&lt;p&gt;Envoys met again. Nobody spoke.&lt;/p&gt;</description></item>"));
        await using var desk = PollerDesk.In(folder);

        await desk.VisitAsync(server.At("/rss"));

        Assert.Equal(("Envoys met again.", "Envoys met again. Nobody spoke."), desk.Road.Articles.Select(article => (article.Title, article.Text)).Single());
    }

    [Fact]
    public async Task Dates_of_1970_and_3000_do_not_order_anything()
    {
        await using var server = await ServingAsync(() => Rss(
            Item("old", date: "Thu, 01 Jan 1970 00:00:00 GMT"), Item("far", date: "Wed, 01 Jan 3000 00:00:00 GMT")));
        await using var desk = PollerDesk.In(folder);

        await desk.VisitAsync(server.At("/rss"));

        Assert.All(desk.Road.Articles, article => Assert.Equal((true, Some.Morning), (article.DateDoubtful, article.At)));
        Assert.Equal([1970, 3000], desk.Road.Articles.Select(article => article.PublishedAt!.Value.Year).Order());
    }

    [Fact]
    public async Task An_entity_bomb_harms_nobody()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(n =>
            $"<!ENTITY e{n} \"{string.Concat(Enumerable.Repeat($"&e{n - 1};", 10))}\">"));
        await using var server = await ServingAsync(() =>
            $"<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY e0 \"bomb\">{entities}<!ENTITY file SYSTEM \"file:///etc/passwd\">]>"
            + Rss(Item("a", "&e9; &file;"), Item("b")));
        await using var desk = PollerDesk.In(folder);

        await desk.VisitAsync(server.At("/rss"));

        Assert.Contains(desk.Road.Articles, article => article.Title == "Title b");
        Assert.All(desk.Road.Articles, article => Assert.True(article.Text.Length < 1_000 && !article.Text.Contains("root:")));
    }

    [Fact]
    public async Task A_feed_that_breaks_off_gives_what_was_whole_and_is_asked_in_full_again()
    {
        var whole = Rss(Item("a"), Item("b"));
        var body = whole[..(whole.IndexOf("Title b", StringComparison.Ordinal) + 3)];
        await using var server = await LocalServer.AnsweringAsync(context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            return context.Response.WriteAsync(body);
        });
        await using var desk = PollerDesk.In(folder);

        var broken = await desk.VisitAsync(server.At("/rss"));
        body = whole;
        var mended = await desk.VisitAsync(server.At("/rss"));

        Assert.NotNull(broken.Problem);
        Assert.Null(broken.ETag);
        Assert.Null(server.Visits[1].IfNoneMatch);
        Assert.Equal((null, "\"1\""), (mended.Problem, mended.ETag));
        Assert.Equal(["Title a", "Title b"], desk.Road.Articles.Select(article => article.Title).Distinct().Order());
    }

    [Fact]
    public async Task A_feed_of_fifty_megabytes_is_a_problem_in_one_line()
    {
        await using var server = await LocalServer.AnsweringAsync(async context =>
        {
            var piece = Encoding.UTF8.GetBytes(new string('x', 1_000_000));
            await context.Response.WriteAsync("<rss><channel><title>");
            for (var sent = 0; sent < 50; sent++)
            {
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            }
        });
        await using var desk = PollerDesk.In(folder);

        Assert.Contains("larger than", (await desk.VisitAsync(server.At("/rss"))).Problem);
    }

    [Fact]
    public async Task A_teaser_is_read_in_full_from_its_page()
    {
        var body = string.Concat(Enumerable.Range(1, 12).Select(n => $"<p>Paragraph {n} of the report says, at length, what the envoys said, did, and did not do.</p>"));
        await using var server = await WithPagesAsync(_ => $"<html><head><title>x</title></head><body><nav>Home | World</nav><article>{body}</article></body></html>");
        await using var desk = PollerDesk.In(folder, ("Poller:FetchPages", "true"));

        await desk.VisitAsync(server.At("/rss"));
        await desk.VisitAsync(server.At("/rss"));

        var article = Assert.Single(desk.Road.Articles);
        Assert.StartsWith("Paragraph 1 of the report says", article.Text);
        Assert.Contains("\n\nParagraph 12 of the report", article.Text);
        Assert.DoesNotContain("Home | World", article.Text);
        Assert.Equal(["/rss", "/page", "/rss"], server.Visits.Select(visit => visit.Path));
    }

    [Theory]
    [InlineData("deep")]
    [InlineData("empty")]
    [InlineData("missing")]
    public async Task Where_the_page_cannot_be_read_the_teaser_has_to_do(string kind)
    {
        await using var server = await WithPagesAsync(context =>
        {
            context.Response.StatusCode = kind == "missing" ? 404 : 200;
            return kind == "deep" ? string.Concat(Enumerable.Repeat("<div>", 100_000)) : "";
        });
        await using var desk = PollerDesk.In(folder, ("Poller:FetchPages", "true"));

        await desk.VisitAsync(server.At("/rss"));

        Assert.Equal("A teaser.", Assert.Single(desk.Road.Articles).Text);
    }

    [Fact]
    public async Task Of_a_page_the_feed_that_it_names_is_followed_and_asked_directly_from_then_on()
    {
        await using var server = await SiteAsync("<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/broken\"><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/world\">");
        await using var desk = PollerDesk.In(folder);

        var first = await desk.VisitAsync(server.At("/"));
        var second = await desk.VisitAsync(server.At("/"));

        Assert.Equal(["/", "/broken", "/world", "/world"], server.Visits.Select(visit => visit.Path));
        Assert.Equal((server.At("/world").AbsoluteUri, "Harbour Post", null, 1), (first.Source, first.Title, first.Problem, first.Articles));
        Assert.Equal((first.Source, 1), (second.Source, second.Articles));
        Assert.Equal(server.Root.AbsoluteUri, Assert.Single(desk.Road.Articles).Feed);
    }

    [Fact]
    public async Task Of_a_page_that_names_none_the_usual_places_are_tried()
    {
        await using var server = await SiteAsync("", "/rss.xml");
        await using var desk = PollerDesk.In(folder);

        Assert.Equal(server.At("/rss.xml").AbsoluteUri, (await desk.VisitAsync(server.At("/"))).Source);
    }

    [Fact]
    public async Task A_page_without_any_feed_is_a_problem()
    {
        await using var server = await SiteAsync("", "/elsewhere");
        await using var desk = PollerDesk.In(folder);

        Assert.Equal("this is not a feed: an HTML page, not a feed", (await desk.VisitAsync(server.At("/"))).Problem);
    }

    [Fact]
    public async Task A_feed_found_through_a_page_is_looked_for_again_when_it_keeps_failing()
    {
        var place = "/world";
        await using var server = await SiteAsync(() => $"<link rel='feed' href='{place}'>", () => place);
        await using var desk = PollerDesk.In(folder);
        await desk.VisitAsync(server.At("/"));

        place = "/moved";
        for (var failure = 0; failure < 3; failure++)
        {
            Assert.NotNull((await desk.VisitAsync(server.At("/"))).Problem);
        }

        var state = await desk.VisitAsync(server.At("/"));
        Assert.Equal((server.At("/moved").AbsoluteUri, null), (state.Source, state.Problem));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Task<LocalServer> SiteAsync(string head, string feed = "/world") => SiteAsync(() => head, () => feed);

    /// <summary>A home page, one feed, and nothing else.</summary>
    private static Task<LocalServer> SiteAsync(Func<string> head, Func<string> feed) =>
        LocalServer.AnsweringAsync(context =>
        {
            var path = context.Request.Path.Value;
            context.Response.StatusCode = path == "/" || path == feed() ? 200 : 404;
            return context.Response.WriteAsync(path == "/" ? $"<!DOCTYPE html><html><head>{head()}</head><body>News</body></html>" : path == feed() ? Rss(Item("a")) : "no");
        });

    private static Task<LocalServer> ServingAsync(Func<string> body) =>
        LocalServer.AnsweringAsync(context => context.Response.WriteAsync(body()));

    private static Task<LocalServer> WithPagesAsync(Func<HttpContext, string> page) =>
        LocalServer.AnsweringAsync(context =>
        {
            if (context.Request.Path == "/rss")
            {
                var here = $"{context.Request.Scheme}://{context.Request.Host}";
                return context.Response.WriteAsync(Rss($"<item><title>Talks</title><link>{here}/page</link><description>A teaser.</description></item>"));
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            var body = page(context);
            return context.Response.WriteAsync(body);
        });

    private static string Rss(params string[] items) => RssWith("", items);

    private static string RssWith(string head, params string[] items) =>
        $"<rss version=\"2.0\"><channel><title>Harbour Post</title><link>https://www.harbourpost.example/</link>{head}{string.Concat(items)}</channel></rss>";

    private static string Item(string name, string text = "Envoys met again.", string? date = null) =>
        $"<item><title>Title {name}</title><link>https://harbourpost.example/{name}</link><description>{text}</description>{(date is null ? "" : $"<pubDate>{date}</pubDate>")}</item>";
}
