using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NewsPipeline.Services.Tests;

namespace NewsPipeline.Pages.Tests;

/// <summary>The search service on a port of its own, and a Chromium to look at it; tests skip where there is none, but never in CI.</summary>
public sealed class Browser : SearchDesk
{
    private const string Chromium = "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    protected override bool Listens => true;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (File.Exists(Chromium))
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
            });
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        await base.DisposeAsync();
    }

    public async Task<IPage> OpenAsync(string address, BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(browser is null && Environment.GetEnvironmentVariable("CI") != "true", $"needs a browser: there is no {Chromium}");
        Assert.True(browser is not null, $"{Chromium} is not installed");
        options ??= new BrowserNewContextOptions();
        options.BaseURL = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var page = await (await browser.NewContextAsync(options)).NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }
}
