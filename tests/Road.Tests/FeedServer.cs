using System.Collections.Concurrent;
using System.Security;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsPipeline.Road.Tests;

/// <summary>A small outlet on this machine: one RSS feed, with full texts, to which a test adds articles.</summary>
public sealed class FeedServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (string Title, string Text)> articles = new();
    private readonly WebApplication app;

    private FeedServer(WebApplication app) => this.app = app;

    public Uri Feed => new(new Uri(app.Urls.First()), "/rss");

    public static async Task<FeedServer> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new FeedServer(builder.Build());
        server.app.MapGet("/rss", () => Results.Text(server.Rss(), "application/rss+xml", Encoding.UTF8));
        await server.app.StartAsync();
        return server;
    }

    /// <summary>Prints an article, or another text of it.</summary>
    public void Print(string slug, string title, string text) => articles[slug] = (title, text);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private string Rss()
    {
        var rss = new StringBuilder("<?xml version='1.0'?><rss version='2.0'><channel><title>Test outlet</title>");
        foreach (var (slug, (title, text)) in articles.OrderBy(article => article.Key, StringComparer.Ordinal))
        {
            rss.Append($"<item><title>{SecurityElement.Escape(title)}</title><link>{new Uri(Feed, slug)}</link>")
                .Append($"<description>{SecurityElement.Escape(text)}</description></item>");
        }

        return rss.Append("</channel></rss>").ToString();
    }
}
