using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsPipeline.Road.Tests;

/// <summary>What one import sent.</summary>
public sealed record KibanaRequest(string Address, string? Xsrf, string? Authorization, string FileName, IReadOnlyList<JsonNode> Objects);

/// <summary>Answers an import as Kibana's manual and sources say that it does: a Kibana of its own is too large for the tests' machine.</summary>
public sealed class KibanaServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(int Status, string Body)> answers;

    private KibanaServer(WebApplication app, IEnumerable<(int Status, string Body)> answers) => (this.app, this.answers) = (app, new(answers));

    public string Url => app.Urls.First();

    public ConcurrentQueue<KibanaRequest> Requests { get; } = new();

    /// <param name="answers">To the first requests; those after them are imported.</param>
    public static Task<KibanaServer> OpenAsync(params (int Status, string Body)[] answers) => OpenAsync("http://127.0.0.1:0", certificate: null, answers);

    public static Task<KibanaServer> OpenSecuredAsync(X509Certificate2 certificate) => OpenAsync("https://127.0.0.1:0", certificate, []);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static async Task<KibanaServer> OpenAsync(string url, X509Certificate2? certificate, IEnumerable<(int Status, string Body)> answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url).UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate));
        builder.Logging.ClearProviders();
        var server = new KibanaServer(builder.Build(), answers);
        server.app.MapPost("{**path}", server.ImportAsync);
        await server.app.StartAsync();
        return server;
    }

    private async Task<IResult> ImportAsync(HttpRequest request)
    {
        var file = (await request.ReadFormAsync()).Files["file"]!;
        using var reader = new StreamReader(file.OpenReadStream());
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        JsonNode[] objects = [.. lines.Select(line => JsonNode.Parse(line)!)];
        Requests.Enqueue(new(
            request.Path + request.QueryString.Value, request.Headers["kbn-xsrf"], request.Headers.Authorization, file.FileName, objects));
        var (status, body) = answers.TryDequeue(out var answer) ? answer : (200, Success(objects));
        return Results.Text(body, body.StartsWith('{') ? "application/json" : "text/plain", statusCode: status);
    }

    private static string Success(JsonNode[] objects) => new JsonObject
    {
        ["success"] = true,
        ["successCount"] = objects.Length,
        ["warnings"] = new JsonArray(),
        ["successResults"] = new JsonArray([.. objects.Select(saved => new JsonObject
        {
            ["type"] = saved["type"]!.DeepClone(),
            ["id"] = saved["id"]!.DeepClone(),
            ["meta"] = new JsonObject { ["title"] = saved["attributes"]!["title"]!.DeepClone(), ["icon"] = "dashboardApp" },
            ["managed"] = false,
            ["overwrite"] = (string?)saved["type"] == "search",
        })]),
    }.ToJsonString();
}
