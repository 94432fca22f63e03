using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

/// <summary>What a reading may say of where, together with whom, and in answer to what, as pages and API show it.</summary>
public sealed class SearchReadingTests(SearchReadingTests.Desk desk) : IClassFixture<SearchReadingTests.Desk>
{
    private const string Title = "France, Germany and Britain urge Iran to return to talks";

    [Fact]
    public async Task What_stands_in_the_title_is_marked_there_and_what_stands_in_the_text_in_the_text()
    {
        var page = await PageAsync("/articles/joint");
        var heading = Regex.Match(page, "<h1[^>]*>(.*)</h1>").Groups[1].Value;
        Assert.Equal(Title, Regex.Replace(heading, "<[^>]+>", ""));
        Assert.Contains("<span class=\"entity\" title=\"Germany Q183\">Germany</span>", heading);
        Assert.Matches("title=\"France, Germany and Britain → Iran: demand\">urge Iran to return to talks</mark>", heading);
        var text = page[page.IndexOf("aria-labelledby=\"text\"", StringComparison.Ordinal)..];
        Assert.Contains("<mark class=\"said-answer\" title=\"answered with another offer by Iran\">offered a treaty</mark> of its own.", text);
        Assert.DoesNotContain("Germany Q183", text);
    }

    [Fact]
    public async Task An_article_that_nobody_could_read_says_so()
    {
        Assert.Contains("in de: not read", await PageAsync("/articles/joint"));
        Assert.True((await desk.JsonAsync("/api/articles/joint")).GetProperty("unread").GetBoolean());
        Assert.False((await desk.JsonAsync("/api/articles/talks-1")).TryGetProperty("unread", out _));
    }

    [Theory]
    [InlineData("/articles/joint")]
    [InlineData("/demands?issuer=Germany")]
    [InlineData("/stories/nuclear")]
    [InlineData("/")]
    public async Task Whoever_demands_together_is_named_together(string address) =>
        Assert.Contains("<span class=\"issuer\">France, Germany and Britain</span>", await PageAsync(address));

    [Fact]
    public async Task A_demand_names_all_and_another_offer_as_its_answer()
    {
        var page = await PageAsync($"/demands/{Desk.Demand}");
        Assert.Contains("<title>France, Germany and Britain: return to talks", page);
        Assert.Contains("<span class=\"answer counter\">answered with another offer by Iran", page);
        Assert.Contains(".answer.counter ", await desk.Client.GetStringAsync(new Uri(Regex.Match(page, "href=\"(?<sheet>/assets/desk[^\"]*\\.css[^\"]*)\"").Groups["sheet"].Value, UriKind.Relative)));
    }

    [Fact]
    public async Task The_matrix_tells_what_several_demand_from_what_one_of_them_demands_alone() =>
        Assert.Equal(
            ["France", "France, Germany and Britain"],
            Regex.Matches(await PageAsync("/stories/nuclear"), "scope=\"rowgroup\".*?<span class=\"issuer\">(?<name>[^<]*)<", RegexOptions.Singleline).Select(match => match.Groups["name"].Value).Order());

    [Fact]
    public async Task The_API_finds_and_names_all()
    {
        var found = Assert.Single((await desk.JsonAsync("/api/demands?issuer=United Kingdom")).GetProperty("items").EnumerateArray().ToList());
        Assert.Equal("France", found.GetProperty("issuer").GetProperty("name").GetString());
        Assert.Equal(["Germany", "Britain"], found.GetProperty("alsoIssuers").EnumerateArray().Select(party => party.GetProperty("name").GetString()));
        Assert.False(found.TryGetProperty("alsoAddressees", out _));

        var article = (await desk.JsonAsync("/api/articles/joint")).GetProperty("demands")[0].GetProperty("report");
        Assert.Equal(("title", 2), (article.GetProperty("in").GetString(), article.GetProperty("alsoIssuers").GetArrayLength()));
    }

    private async Task<string> PageAsync(string address) => WebUtility.HtmlDecode(await desk.PageAsync(address));

    public sealed class Desk : SearchDesk
    {
        public static readonly DemandId Demand = Placed().Placement.Demands[0].Id;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await Services.GetRequiredService<IArticleStore>().WriteAsync([Placed()], default);
        }

        /// <summary>A title in which three demand, and a text in a language that is not read, in which one is answered.</summary>
        private static ArticlePlaced Placed()
        {
            var alone = Some.Demand("leave at once", start: 0, end: 4) with { Issuer = new("France", "Q142"), Addressee = new("Iran", "Q794") };
            var joint = alone with
            {
                What = "return to talks",
                AlsoIssuers = [new("Germany", "Q183"), new("Britain", "Q145")],
                In = Part.Title,
                Start = 28,
                End = Title.Length,
            };
            var response = new Response("Iran", Stance.Counter, 5, 21) { Cue = "offered", Demand = 0 };
            Entity[] entities = [new("Germany", EntityType.Location, "Q183", [new(8, 15)], Part.Title), new("Iran", EntityType.Location, "Q794", [new(0, 4)])];
            var found = Some.Found(Some.Article("joint", Title, "Iran offered a treaty of its own."));
            var placed = Some.Placed(new(found, new Reading("de", entities, [joint, alone], [response]) { Unread = true }), new StoryId("nuclear"));
            return placed with { Placement = placed.Placement with { Responses = [new(placed.Placement.Demands[0].Id, response)] } };
        }
    }
}
