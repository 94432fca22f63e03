using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsPipeline.Bus;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Hosting.Access;
using NewsPipeline.Hosting.Answering;
using NewsPipeline.Indexer;
using NewsPipeline.Search;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

/// <summary>Search and Indexer on a bus in memory: what is sent again is really indexed.</summary>
public sealed class RepairShop : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("repair-shop");
    private readonly WebApplication app;

    public RepairShop()
    {
        var builder = WebApplication.CreateSlimBuilder([$"--Data={folder.FullName}", "--Bus=memory", .. Keys.Settings]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAnswering();
        builder.Services.AddStore(builder.Configuration);
        builder.Services.AddIndexer();
        builder.Services.AddSearch();
        builder.Services.AddBus(builder.Configuration, bus => bus.AddIndexerConsumers());
        app = builder.Build();
        app.MapSearch();
    }

    public Uri Address => new(app.Urls.Single());

    /// <summary>With an operator's key.</summary>
    public HttpClient Http => HttpWith(Keys.Operator);

    public IErrorMemory Errors => app.Services.GetRequiredService<IErrorMemory>();

    /// <summary>An article that the Indexer gave up, and that it would take now.</summary>
    public static Failure Jammed(string article, string reason = "The printing press is jammed.") =>
        Failure(article, reason, JsonSerializer.SerializeToUtf8Bytes(
            new { messageId = Guid.NewGuid(), messageType = new[] { "urn:message:NewsPipeline.Contracts:ArticlePlaced" }, message = Placed(article) }, Wire.Json));

    public static Failure Unreadable(string article) => Failure(article, "The message is not JSON", Encoding.UTF8.GetBytes("{\"message\": <html>"));

    public ValueTask InitializeAsync() => new(app.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    public Task FileAsync(params Failure[] failures) => app.Services.GetRequiredService<ErrorDesk>().FileAsync(failures, default);

    public HttpClient HttpWith(AccessKey? key)
    {
        var http = new HttpClient { BaseAddress = Address, Timeout = Patience };
        http.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key.Text);
        return http;
    }

    public Task<JsonElement> BalanceAsync() => Http.GetFromJsonAsync<JsonElement>("/api/balance");

    /// <summary>Until nothing is in flight any more.</summary>
    public async Task<JsonElement> SettledBalanceAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await BalanceAsync() is var balance && balance.GetProperty("inFlight").GetInt32() == 0)
            {
                return balance;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    private static ArticlePlaced Placed(string article) => Some.Placed(Some.Enriched(Some.Found(Some.Article(article, $"Ferry crews walk out, says {article}"))));

    private static Failure Failure(string article, string reason, byte[] body)
    {
        var found = Placed(article).Enriched.Found;
        return new(new ErrorId($"e-{article}"), "index-article", ErrorKind.Article, reason, "System.IO.IOException: paper", Some.Morning, found.Finding, found.Article.Id, found.Article.Title, body);
    }
}
