using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>What may stand where an engine should: a server that answers as it likes.</summary>
internal sealed class OddServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private OddServer(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    public static async Task<OddServer> StartAsync(RequestDelegate answer, int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        var server = new OddServer(builder.Build());
        server.app.Run(answer);
        await server.app.StartAsync();
        return server;
    }

    public static Task<OddServer> SayingAsync(int status, string mediaType, string text) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        return context.Response.WriteAsync(text);
    });

    /// <summary>Stands before an engine, sees what goes through, and may stand in the way.</summary>
    public static Task<OddServer> BeforeAsync(string engine, Func<HttpContext, bool> pass) => StartAsync(async context =>
    {
        if (!pass(context))
        {
            context.Abort();
            return;
        }

        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), engine + context.Request.Path + context.Request.QueryString);
        request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, values) in context.Request.Headers.Where(header => header.Key is "Content-Type" or "Content-Encoding" or "Accept"))
        {
            _ = request.Headers.TryAddWithoutValidation(name, values.ToArray()) || request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        using var answer = await http.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        context.Response.Headers["X-Elastic-Product"] = "Elasticsearch";
        await answer.Content.CopyToAsync(context.Response.Body);
    });

    public static string NobodyThere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
