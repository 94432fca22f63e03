using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsPipeline.Alerts;

namespace NewsPipeline.Services.Tests;

public sealed class AlertStoryPagesTests
{
    private static readonly Uri Told = new("https://news.example/desk/");

    [Fact]
    public void Who_asks_is_sent_to_the_address_that_was_asked_unless_told()
    {
        var request = new DefaultHttpContext { Request = { Scheme = "https", Host = new("alerts.example:8081"), PathBase = "/news" } }.Request;

        Assert.Equal(new Uri("https://alerts.example:8081/news/"), Pages(told: null).For(request));
        Assert.Equal(Told, Pages(Told).For(request));
    }

    [Fact]
    public void A_webhook_is_sent_where_it_is_told_and_else_nowhere_when_the_pages_are_another_process_s()
    {
        Assert.Equal(Told, Pages(Told).Unasked);
        Assert.Null(Pages(told: null).Unasked);
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("0.0.0.0", null)]
    [InlineData("[::]", null)]
    public async Task With_the_pages_in_the_same_process_it_is_sent_there(string listening, string? host)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://{listening}:0");
        await using var app = builder.Build();
        await app.StartAsync(TestContext.Current.CancellationToken);

        var pages = Pages(told: null, app.Services.GetRequiredService<IServer>());

        Assert.Equal(new Uri($"http://{host ?? Environment.MachineName}:{new Uri(app.Urls.Single()).Port}/"), pages.Unasked);
        Assert.Equal(Told, Pages(Told, app.Services.GetRequiredService<IServer>()).Unasked);
    }

    private static StoryPages Pages(Uri? told, IServer? server = null) => new(Options.Create(new AlertsOptions { Pages = told }), server);
}
