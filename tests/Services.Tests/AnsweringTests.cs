using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace NewsPipeline.Services.Tests;

/// <summary>What holds for every answer, whoever gives it.</summary>
public sealed class AnsweringTests(SearchDesk desk) : IClassFixture<SearchDesk>
{
    private static readonly string[] OfAlerts = ["/api/alerts", "/alerts.atom", "/api/alerts/stream", "/api/subscriptions", "/openapi/v1.json"];

    /// <summary>Of everything that Search maps, with ids that are there.</summary>
    private IEnumerable<string> Addresses => desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true)
        .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
        .Where(route => !route.Contains("**", StringComparison.Ordinal))
        .Where(route => !route.StartsWith("/machine/", StringComparison.Ordinal))
        .Select(route => route.Replace("{documentName}", "v1", StringComparison.Ordinal).Replace("{id}", IdFor(route), StringComparison.Ordinal));

    [Fact]
    public async Task Head_is_answered_as_get_is_without_a_body()
    {
        Assert.Contains("/healthz/ready", Addresses);
        Assert.True(Addresses.Count() > 20);
        foreach (var address in Addresses)
        {
            await AssertSameHeadersAsync(desk.OperatorsClient, address);
        }
    }

    [Fact]
    public async Task Head_is_answered_by_alerts_too_and_the_stream_does_not_hang()
    {
        await using var app = await AlertsApp.StartAsync();
        foreach (var address in OfAlerts)
        {
            await AssertSameHeadersAsync(app.Http, address);
        }
    }

    [Fact]
    public async Task Head_changes_nothing_and_is_refused_where_get_is()
    {
        await using var app = await AlertsApp.StartAsync();
        using var stranger = app.HttpWith(null);
        using var refused = await stranger.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/subscriptions"));
        using var unknown = await desk.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/articles/none"));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound), (refused.StatusCode, unknown.StatusCode));
    }

    [Theory]
    [InlineData("/", "br")]
    [InlineData("/api/articles", "br")]
    [InlineData("/api/articles", "gzip")]
    [InlineData("/openapi/v1.json", "gzip")]
    public async Task A_long_answer_is_compressed_as_it_was_asked_for_and_says_the_same(string address, string coding)
    {
        using var plain = await AskAsync(HttpMethod.Get, address, null);
        using var packed = await AskAsync(HttpMethod.Get, address, coding);

        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal([coding], packed.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], plain.Headers.Vary);
        Assert.Equal(["Accept-Encoding"], packed.Headers.Vary);
        await using var content = await packed.Content.ReadAsStreamAsync();
        await using Stream unpacked = coding == "br"
            ? new System.IO.Compression.BrotliStream(content, System.IO.Compression.CompressionMode.Decompress)
            : new System.IO.Compression.GZipStream(content, System.IO.Compression.CompressionMode.Decompress);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await new StreamReader(unpacked).ReadToEndAsync());
    }

    [Fact]
    public async Task A_short_answer_is_sent_as_it_is()
    {
        using var answer = await AskAsync(HttpMethod.Get, "/api/balance", "br");
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task What_is_known_compressed_is_known_however_it_is_asked_for_again()
    {
        using var packed = await AskAsync(HttpMethod.Get, "/stories", "br");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/stories") { Headers = { IfNoneMatch = { packed.Headers.ETag! } } };
        using var answer = await desk.Client.SendAsync(again);
        Assert.True(packed.Headers.ETag!.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    private static string IdFor(string route) =>
        route.Contains("stories", StringComparison.Ordinal) ? SearchTalks.Story.Value
        : route.Contains("demands", StringComparison.Ordinal) ? SearchTalks.NeutralId.Value
        : route.Contains("errors", StringComparison.Ordinal) ? "e-lost"
        : "talks-1";

    private static async Task AssertSameHeadersAsync(HttpClient client, string address)
    {
        using var get = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
        Assert.True(get.IsSuccessStatusCode, $"GET {address} answers {(int)get.StatusCode}");
        Assert.Equal((address, get.StatusCode), (address, head.StatusCode));
        Assert.Equal(Headers(get), Headers(head));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Without those that vary from one answer to the next, and how many bytes follow where that was not known beforehand.</summary>
    private static List<string> Headers(HttpResponseMessage answer) =>
    [
        .. answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key is not ("Date" or "Transfer-Encoding" or "Content-Length" or "Set-Cookie"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
            .Order(StringComparer.Ordinal),
    ];

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, string? coding)
    {
        using var request = new HttpRequestMessage(method, address);
        if (coding is not null)
        {
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(coding));
        }

        return await desk.Client.SendAsync(request);
    }
}
