using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NewsPipeline.Services.Tests;

namespace NewsPipeline.Pages.Tests;

/// <summary>What axe can judge (WCAG 2.2 AA and its best practices), on every page: light and wide, dark and narrow.</summary>
public sealed class AccessTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly string[] Addresses =
    [
        "/", "/?q=ceasefire&issuer=Ukraine", "/demands?issuer=Russia", "/stories", "/sign-in", $"/stories/{SearchTalks.Story}", $"/demands/{SearchTalks.NeutralId}",
        "/articles/talks-7", "/outlets", "/feeds", "/machine", "/?strength=strong", "/rumours",
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Axe_finds_nothing_to_complain_of(ColorScheme scheme, int width)
    {
        var page = await browser.OpenAsync("/", new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 }, BypassCSP = true });
        List<string> complaints = [.. await LookAsync(page, Addresses)];
        await page.GotoAsync("/sign-in?then=/machine");
        await page.GetByLabel("Key").FillAsync(SearchDesk.OperatorsKey);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
        complaints.AddRange(await LookAsync(page, ["/machine", "/machine/errors/e-lost"]));
        Assert.Empty(complaints);
    }

    private static async Task<IReadOnlyList<string>> LookAsync(IPage page, IEnumerable<string> addresses)
    {
        List<string> complaints = [];
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            var result = await page.RunAxe();
            complaints.AddRange(result.Violations.Select(violation => $"{address}: {violation.Id}, {violation.Help} ({violation.Nodes[0].Html})"));
        }

        return complaints;
    }
}
