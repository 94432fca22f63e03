using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NewsPipeline.Fixtures;
using NewsPipeline.Storage;

namespace NewsPipeline.Pages.Tests;

public sealed class LiveTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 20_000 };

    [Fact]
    public async Task News_appear_on_an_open_front_page_and_nothing_is_asked_of_others()
    {
        var page = await browser.OpenAsync("/");
        List<string> asked = [];
        page.Request += (_, request) => asked.Add(new Uri(request.Url).Host);
        var placed = Some.Placed(Some.Enriched(Some.Found(Some.Article("late", "Ferry crews walk out", outlet: "quayside.example", at: Some.Morning.AddHours(27))), Some.Demand()));
        await browser.Services.GetRequiredService<IArticleStore>().WriteAsync([placed], default);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ferry crews walk out" })).ToBeVisibleAsync(Patiently);
        Assert.Equal([new Uri(page.Url).Host], asked.Distinct());
    }

    [Fact]
    public async Task Following_can_be_stopped_and_stays_stopped()
    {
        var page = await browser.OpenAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Following the news" }).ClickAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Follow the news" })).ToHaveAttributeAsync("aria-pressed", "false");
    }
}
