using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsPipeline.Services.Tests.Fetching;

/// <summary>A real web server on a free port of this machine that answers as a test says, and remembers what it was asked.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private LocalServer(WebApplication app) => this.app = app;

    public Uri Root { get; private set; } = null!;

    /// <summary>Path and query of every request, with its validators, oldest first.</summary>
    public List<Visit> Visits { get; } = [];

    public static async Task<LocalServer> AnsweringAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new LocalServer(builder.Build());
        server.app.Run(context =>
        {
            lock (server.Visits)
            {
                server.Visits.Add(Visit.Of(context.Request));
            }

            return answer(context);
        });
        await server.app.StartAsync();
        server.Root = new Uri(server.app.Urls.Single());
        return server;
    }

    public Uri At(string path) => new(Root, path);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}

internal sealed record Visit(string Path, string? IfNoneMatch, string? IfModifiedSince, string UserAgent)
{
    public static Visit Of(HttpRequest request) => new(
        request.Path + request.QueryString,
        (string?)request.Headers.IfNoneMatch,
        (string?)request.Headers.IfModifiedSince,
        request.Headers.UserAgent.ToString());
}
