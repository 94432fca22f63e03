using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Search;
using NewsPipeline.Storage;

namespace NewsPipeline.Services.Tests;

/// <summary>The search service as it runs, over a store that holds <see cref="SearchTalks"/> and a headline that means harm.</summary>
public class SearchDesk : IAsyncLifetime
{
    public const string HostileTitle = "<script>alert('x')</script> & \"quoted\"";
    public const string BrokenFeed = "https://broken.example/rss";

    private static readonly Failure Lost = new(
        new ErrorId("e-lost"), "index-article", ErrorKind.Article, "The message is not JSON", "", Some.Morning, Finding: null, Article: null, Title: null, "{"u8.ToArray());

    private readonly string folder = Directory.CreateTempSubdirectory("newspipeline-").FullName;
    private readonly WebApplicationFactory<SearchOptions> service;

    public SearchDesk() => service = new WebApplicationFactory<SearchOptions>().WithWebHostBuilder(host =>
    {
        host.UseSetting("Data", folder);
        host.UseSetting("Store", "sqlite");
        host.UseSetting("Bus", "memory");
        host.UseSetting("Access:Keys:desk:Hash", Keys.Operator.Hash);
        host.UseSetting("Access:Keys:desk:Role", "operator");
        host.UseSetting("urls", "http://127.0.0.1:0");
        host.UseSetting("Serilog:MinimumLevel:Default", "Warning");
        host.UseSetting("Serilog:MinimumLevel:Override:Microsoft", "Fatal");
        host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(Some.Morning.AddHours(28))));
    });

    /// <summary>Without a key.</summary>
    public HttpClient Client => service.CreateClient();

    public static string OperatorsKey => Keys.Operator.Text;

    public HttpClient OperatorsClient
    {
        get
        {
            var client = service.CreateClient();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Keys.Operator.Text);
            return client;
        }
    }

    public IServiceProvider Services => service.Services;

    /// <summary>On a port of its own, for a browser; else in memory.</summary>
    protected virtual bool Listens => false;

    public virtual async ValueTask InitializeAsync()
    {
        if (Listens)
        {
            service.UseKestrel();
            service.StartServer();
        }

        var hostile = Some.Placed(Some.Enriched(Some.Found(Some.Article("hostile", HostileTitle, "<img src=x onerror=alert(1)> demands.", "quayside.example"))));
        List<ArticlePlaced> articles = [.. SearchTalks.Articles, hostile];
        await Services.GetRequiredService<IArticleStore>().WriteAsync(articles, default);
        var ledger = Services.GetRequiredService<ILedger>();
        await ledger.SettleAsync([.. articles.Select(article => new Settlement(article.Enriched.Found.Finding, new Outcome.Indexed()))], default);
        await ledger.SettleAsync([new Settlement(new Finding(new FindingId("empty"), BrokenFeed), new Outcome.Refused(Refusal.NoWords))], default);
        await ledger.FoundAsync([new Finding(new FindingId("under-way"), BrokenFeed)], default);
        await Services.GetRequiredService<ErrorDesk>().FileAsync([Lost], default);
        var feeds = Services.GetRequiredService<IFeedMemory>();
        await feeds.SaveAsync(Feed("https://harbourpost.example/rss", null), new Dictionary<ArticleId, string>(), default);
        await feeds.SaveAsync(Feed(BrokenFeed, "answered 500"), new Dictionary<ArticleId, string>(), default);
    }

    /// <summary>The same service over another store.</summary>
    public HttpClient ClientOver(IArticleStore store, params IReadOnlyList<(string Name, string Value)> settings) =>
        service.WithWebHostBuilder(host =>
        {
            foreach (var (name, value) in settings)
            {
                host.UseSetting(name, value);
            }

            host.ConfigureTestServices(services => services.AddSingleton(store));
        }).CreateClient();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await service.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public async Task<JsonElement> JsonAsync(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await Client.GetAsync(new Uri(address, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{address} answered {(int)answer.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The one sentence of the problem that this question meets.</summary>
    public async Task<string> ProblemAsync(string address, HttpStatusCode expected = HttpStatusCode.BadRequest)
    {
        using var answer = await Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await JsonAsync(address, expected);
        Assert.Equal((int)expected, problem.GetProperty("status").GetInt32());
        return problem.GetProperty("detail").GetString()!;
    }

    public async Task<string> PageAsync(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    private static FeedState Feed(string address, string? problem) => new(
        address,
        new Uri(address).Host,
        "Headlines",
        ETag: null,
        LastModified: null,
        VisitedAt: Some.Morning,
        DueAt: Some.Morning.AddHours(29),
        Interval: TimeSpan.FromMinutes(10),
        Failures: problem is null ? 0 : 3,
        problem,
        Articles: 7);
}
