using Microsoft.Playwright;
using NewsPipeline.Services.Tests;

namespace NewsPipeline.Pages.Tests;

public sealed class StoryPageTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly string Story = $"/stories/{SearchTalks.Story}";

    private const string OwnWords = "Moscow insists that Ukraine write neutrality into its constitution, a diplomat said.";

    [Fact]
    public async Task Pointing_at_a_mark_shows_the_outlets_own_words()
    {
        var page = await browser.OpenAsync(Story);
        var words = page.GetByText(OwnWords).First;
        await Assertions.Expect(words).ToBeHiddenAsync();
        await Mark(page).HoverAsync();
        await Assertions.Expect(words).ToBeVisibleAsync();
        await Mark(page).ClickAsync();
        await Assertions.Expect(words).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).HoverAsync();
        await Assertions.Expect(words).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_keyboard_reaches_a_mark_and_escape_closes_its_card()
    {
        var page = await browser.OpenAsync(Story);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        for (var step = 0; step < 60 && await page.EvaluateAsync<bool>("!document.activeElement.matches('[data-card].cell-carried')"); step++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(page.Locator(".card:popover-open")).ToContainTextAsync(OwnWords);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".card:popover-open")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_script_a_press_opens_the_card()
    {
        var page = await browser.OpenAsync(Story, new() { JavaScriptEnabled = false });
        await Mark(page).ClickAsync();
        await Assertions.Expect(page.GetByText(OwnWords).First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(360)]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task On_a_phone_only_the_matrix_scrolls_sideways(int width)
    {
        var page = await browser.OpenAsync(Story, new() { ViewportSize = new() { Width = width, Height = 800 } });
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        var box = page.Locator(".matrix-box");
        Assert.Equal(width < 1000, await box.EvaluateAsync<bool>("box => box.scrollWidth > box.clientWidth"));
        await box.EvaluateAsync("box => box.scrollLeft = 10000");
        var demand = (await page.Locator("tbody th.demand").First.BoundingBoxAsync())!;
        Assert.InRange(demand.X, 0, width / 10);
    }

    private static ILocator Mark(IPage page) =>
        page.Locator("[data-card]").Filter(new() { HasText = "meridianwire.example, carried 25 min later" });
}
