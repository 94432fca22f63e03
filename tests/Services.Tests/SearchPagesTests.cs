using System.Net;
using System.Text.RegularExpressions;

namespace NewsPipeline.Services.Tests;

public sealed partial class SearchPagesTests(SearchDesk desk) : IClassFixture<SearchDesk>
{
    private static readonly string Story = $"/stories/{SearchTalks.Story}";
    private static readonly string Demand = $"/demands/{SearchTalks.NeutralId}";

    public static TheoryData<string> Pages =>
    [
        "/", "/?q=ceasefire", "/demands", "/demands?strength=insist&size=2", "/stories", "/stories?entity=Crimea", "/sign-in", "/?q=nothingofthatkind", "/?issuer=Ukrane", Story, Demand,
        "/articles/talks-1", "/articles/talks-3", "/articles/hostile", "/outlets", "/outlets?size=5", "/feeds", "/machine",
    ];

    [Fact]
    public async Task A_name_that_nobody_bears_is_answered_with_a_link_to_the_nearest()
    {
        var page = await desk.PageAsync("/demands?issuer=Ukrane&strength=demand");
        Assert.Contains("Nobody here is called Ukrane. Did you mean", page);
        Assert.Contains("<a href=\"/demands?strength=demand&amp;issuer=Ukraine\">Ukraine</a>?", page);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_has_one_first_heading_and_skips_no_level(string address)
    {
        var page = await desk.PageAsync(address);
        var levels = Heading().Matches(page).Select(match => int.Parse(match.Groups[1].Value)).ToList();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.First} is followed by h{pair.Second}"));
        Assert.Contains("<html lang=\"en\">", page);
        Assert.Contains("href=\"#main\"", page);
        Assert.Contains("<main id=\"main\"", page);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_fetches_anything_from_elsewhere_or_runs_inline_script(string address)
    {
        var page = await desk.PageAsync(address);
        Assert.All(Fetched().Matches(page).Select(match => match.Groups[1].Value), source => Assert.StartsWith("/assets/", source));
        Assert.DoesNotMatch(@"<script(?![^>]* src=)", page);
        Assert.DoesNotMatch(@"<[^>]* on[a-z]+=", page);
        Assert.DoesNotMatch(@"<[^>]* style=", page);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_id_is_given_once_and_every_link_within_leads_somewhere(string address)
    {
        var page = await desk.PageAsync(address);
        var ids = Id().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(Reference().Matches(page).Select(match => match.Groups[1].Value), id => Assert.Contains(id, ids));
        foreach (var link in OwnLink().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Distinct())
        {
            using var answer = await desk.Client.GetAsync(new Uri(link, UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode, $"{link} on {address} answers {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=quoted")]
    [InlineData("/articles/hostile")]
    public async Task A_hostile_title_is_only_text(string address)
    {
        var page = await desk.PageAsync(address);
        Assert.Contains("&lt;script&gt;alert(", page);
        Assert.DoesNotContain("<script>alert", page);
        Assert.DoesNotContain("<img src=x", page);
    }

    [Fact]
    public async Task A_hostile_question_is_only_text() =>
        Assert.DoesNotContain("<script>", await desk.PageAsync("/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", HttpStatusCode.BadRequest));

    [Fact]
    public async Task The_front_page_shows_stories_and_latest_demands()
    {
        var page = await desk.PageAsync("/");
        Assert.Contains(SearchTalks.Headline, page);
        Assert.Contains("Latest demands", page);
        Assert.Contains("12 outlets", page);
    }

    [Fact]
    public async Task A_search_marks_the_words_and_offers_to_divide_the_matches()
    {
        var page = await desk.PageAsync("/?q=ceasefire");
        Assert.Contains("<mark>ceasefire</mark>", page);
        Assert.Contains("4 articles", page);
        Assert.Contains("href=\"/?q=ceasefire&amp;outlet=kyivcourier.example\"", page);
    }

    [Fact]
    public async Task A_filter_typed_among_the_words_can_be_dropped_and_changed_like_any_other()
    {
        var page = WebUtility.HtmlDecode(await desk.PageAsync("/?q=ceasefire+strength>=request+outlet:kyivcourier.example"));
        Assert.Contains("name=\"q\" type=\"search\" value=\"ceasefire\"", page);
        Assert.Contains("name=\"outlet\" value=\"kyivcourier.example\"", page);
        Assert.Contains("aria-label=\"Drop the filter at least: request\"", page);
        Assert.Contains("href=\"/?q=ceasefire&strength=request\"", page);
    }

    [Fact]
    public async Task A_mistyped_filter_stays_in_the_field_to_be_mended()
    {
        var page = WebUtility.HtmlDecode(await desk.PageAsync("/?q=isuer:Russia&topic=money", HttpStatusCode.BadRequest));
        Assert.Contains("Did you mean issuer?", page);
        Assert.Contains("name=\"q\" type=\"search\" value=\"isuer:Russia\"", page);
    }

    [Fact]
    public async Task The_next_page_keeps_the_filters()
    {
        var page = WebUtility.HtmlDecode(await desk.PageAsync("/?entity=Ukraine&size=3"));
        var next = Regex.Match(page, "rel=\"next\" href=\"([^\"]+)\"").Groups[1].Value;
        Assert.Contains("entity=Ukraine", next);
        Assert.Contains("size=3", next);
        Assert.Contains("class=\"article-entry\"", await desk.PageAsync(next));
    }

    [Fact]
    public async Task A_story_shows_its_matrix_with_headers_for_rows_and_columns()
    {
        var page = await desk.PageAsync(Story);
        Assert.Contains("12 independent outlets", page);
        Assert.Equal(11 + 1 + 1, Regex.Count(Between(page, "class=\"matrix\"", "</thead>"), "scope=\"col\""));
        Assert.Equal(8, Regex.Count(page, "scope=\"row\" class=\"demand\""));
        Assert.Equal(2, Regex.Count(page, "scope=\"rowgroup\""));
        Assert.Equal(8, Regex.Count(page, "class=\"mark cell-first\""));
        Assert.Contains("kyivcourier.example, carried 1 h later", page);
        Assert.Contains("silent on all of these demands: nordlicht.example.", page);
    }

    [Fact]
    public async Task A_story_shows_answers_that_do_not_agree_side_by_side()
    {
        var page = await desk.PageAsync(Story);
        Assert.Contains("rejected by Moscow <span class=\"count\">2 outlets</span>", page);
        Assert.Contains("being considered by Moscow <span class=\"count\">1 outlet</span>", page);
    }

    [Fact]
    public async Task A_demand_shows_each_outlets_words_and_names_copies_beside_their_original()
    {
        var page = await desk.PageAsync(Demand);
        Assert.Equal(5, Regex.Count(page, "<blockquote"));
        Assert.Contains("according to two people in the room", page);
        Assert.Contains("<mark>officially confirm its neutral status</mark>", page);
        Assert.Matches("Word for word also in <a [^>]+>valleyherald.example</a>, <a [^>]+>coastdaily.example</a>", page);
        Assert.Contains("href=\"https://harbourpost.example/talks-1\"", page);
    }

    [Fact]
    public async Task An_article_marks_demands_answers_and_names_without_changing_a_letter()
    {
        var page = await desk.PageAsync("/articles/talks-7");
        Assert.Contains("<mark class=\"said-demand\"", page);
        Assert.Contains("<mark class=\"said-answer\"", page);
        Assert.Contains("<span class=\"entity\" title=\"Russia Q159\">Russia</span>", page);
        var text = WebUtility.HtmlDecode(Regex.Replace(Between(page, "aria-labelledby=\"text\"", "</section>"), "<[^>]+>", ""));
        Assert.Contains("Ukraine insists that Russia return every child taken from the occupied areas.", text);
    }

    [Fact]
    public async Task The_machine_room_shows_the_balance_and_feeds_in_trouble_first()
    {
        Assert.Contains("It adds up", await desk.PageAsync("/machine"));
        var page = await desk.PageAsync("/feeds");
        Assert.True(page.IndexOf(SearchDesk.BrokenFeed, StringComparison.Ordinal) < page.IndexOf("https://harbourpost.example/rss", StringComparison.Ordinal));
        Assert.Contains("answered 500", page);
    }

    [Theory]
    [InlineData("/?strength=strong", "strength must be one of", HttpStatusCode.BadRequest)]
    [InlineData("/outlets?size=0", "size must be", HttpStatusCode.BadRequest)]
    [InlineData("/stories/none", "Nothing here has this address", HttpStatusCode.NotFound)]
    [InlineData("/demands/none", "Nothing here has this address", HttpStatusCode.NotFound)]
    [InlineData("/articles/none", "Nothing here has this address", HttpStatusCode.NotFound)]
    [InlineData("/rumours", "no such page", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_shown_is_said_on_a_page_of_the_desk(string address, string said, HttpStatusCode status) =>
        Assert.Contains(said, await desk.PageAsync(address, status));

    [Fact]
    public async Task Style_and_script_may_be_kept_for_ever()
    {
        foreach (var source in Fetched().Matches(await desk.PageAsync("/")).Select(match => match.Groups[1].Value))
        {
            using var answer = await desk.Client.GetAsync(new Uri(source, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl!.MaxAge);
        }
    }

    [Fact]
    public async Task Pages_forbid_what_they_do_not_need()
    {
        using var answer = await desk.Client.GetAsync(new Uri("/", UriKind.Relative));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    private static string Between(string page, string from, string to)
    {
        var start = page.IndexOf(from, StringComparison.Ordinal);
        return page[start..page.IndexOf(to, start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex("<(?:script|img|iframe|source|link)[^>]* (?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Fetched();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Id();

    [GeneratedRegex(" (?:aria-labelledby|popovertarget|for)=\"([^\"]*)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("<a[^>]* href=\"(/[^\"]*)\"")]
    private static partial Regex OwnLink();
}
