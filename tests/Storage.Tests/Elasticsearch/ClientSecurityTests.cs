using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

public sealed class ClientSecurityTests(SecuredEngine engine) : IClassFixture<SecuredEngine>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_user_is_known_by_name_and_password() =>
        Assert.StartsWith("9.", (await AskAsync(User())).Version, StringComparison.Ordinal);

    [Fact]
    public async Task A_key_may_do_what_it_was_made_for_and_is_told_what_not()
    {
        var name = $"client-{Guid.NewGuid():n}";
        var key = await engine.ApiKeyAsync(ClientIndex.Json($$"""
            { "writer": { "cluster": ["monitor"], "indices": [{ "names": ["{{name}}"], "privileges": ["create_index", "create_doc", "delete_index"] }] } }
            """));
        using var client = Client(new ElasticsearchOptions { Url = engine.Url, CaFile = engine.CaFile, ApiKey = key });
        Assert.True(await client.CreateIndexAsync(name, [], Cancellation));
        var body = new BulkBody();
        body.Create(name, "a", new Report("Talks", 1), ReportJson.Default.Report);
        body.Create($"{name}-other", "a", new Report("Talks", 1), ReportJson.Default.Report);
        var items = (await client.BulkAsync(body, Cancellation)).Items;
        Assert.Equal([(201, null), (403, "security_exception")], items.Select(item => (item.Status, item.ErrorType)));

        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() => client.SearchAsync(name, [], ReportJson.Default.Report, Cancellation));
        Assert.StartsWith(
            $"Elasticsearch does not let us POST /{name}/_search: the key in Elasticsearch:ApiKey, or the user in Elasticsearch:Username, lacks a privilege "
            + "(action [indices:data/read/search] is unauthorized for API key",
            e.Message,
            StringComparison.Ordinal);
        Assert.Contains($"on indices [{name}]", e.Message, StringComparison.Ordinal);
        e = await Assert.ThrowsAsync<StoreUnavailableException>(() => client.GetManyAsync([new(name, "a")], ReportJson.Default.Report, Cancellation));
        Assert.Contains("lacks a privilege", e.Message, StringComparison.Ordinal);
        Assert.True(await client.DeleteIndexAsync(name, Cancellation));
    }

    [Fact]
    public async Task A_wrong_password_is_told_by_its_setting()
    {
        var options = User();
        options.Password = "wrong";
        var message = await WhyNotAsync(options);
        Assert.StartsWith(
            $"Elasticsearch at {engine.Url}/ does not know us; look at Elasticsearch:ApiKey, or at Elasticsearch:Username and Elasticsearch:Password "
            + $"(unable to authenticate user [{engine.Username}]",
            message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_the_engine_does_not_know_is_told_by_its_setting()
    {
        var key = Convert.ToBase64String("nobody:secret"u8);
        Assert.StartsWith(
            $"Elasticsearch at {engine.Url}/ does not know us; look at Elasticsearch:ApiKey, ",
            await WhyNotAsync(new ElasticsearchOptions { Url = engine.Url, CaFile = engine.CaFile, ApiKey = key }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_name_the_engine_tells_nothing() => Assert.Contains(
        "(missing authentication credentials for REST request [/])",
        await WhyNotAsync(new ElasticsearchOptions { Url = engine.Url, CaFile = engine.CaFile }),
        StringComparison.Ordinal);

    [Fact]
    public async Task Another_authority_is_not_trusted()
    {
        using var another = new EngineAuthority();
        var options = User();
        options.CaFile = another.File;
        Assert.StartsWith(
            $"Elasticsearch cannot be reached for GET /: {engine.Url}/ (its certificate is not from the authority in Elasticsearch:CaFile, {another.File}: ",
            await WhyNotAsync(options),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_that_this_system_does_not_know_is_not_trusted()
    {
        var options = User();
        options.CaFile = null;
        Assert.Contains(
            "(its certificate is not trusted here; Elasticsearch:CaFile can name the file of its authority: ",
            await WhyNotAsync(options),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_not_trusted()
    {
        using var authority = new EngineAuthority();
        using var certificate = authority.Sign("elsewhere.example");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var socket = await listener.AcceptTcpClientAsync(Cancellation);
            await using var tls = new SslStream(socket.GetStream());
            await tls.AuthenticateAsServerAsync(certificate);
        });
        var message = await WhyNotAsync(new ElasticsearchOptions { Url = $"https://{listener.LocalEndpoint}", CaFile = authority.File });
        Assert.Contains("(its certificate is for another host name than Elasticsearch:Url has)", message, StringComparison.Ordinal);
        await Task.WhenAny(serving);
    }

    [Fact]
    public async Task Plain_http_where_the_engine_wants_tls_is_told() => Assert.Contains(
        "should the address begin with https?",
        await WhyNotAsync(new ElasticsearchOptions { Url = engine.Url.Replace("https:", "http:", StringComparison.Ordinal) }),
        StringComparison.Ordinal);

    [Fact]
    public async Task Tls_where_the_server_speaks_none_is_told()
    {
        await using var plain = await OddServer.SayingAsync(200, "text/plain", "");
        Assert.Contains(
            "(it does not speak TLS; should the address begin with http? ",
            await WhyNotAsync(new ElasticsearchOptions { Url = plain.Url.Replace("http:", "https:", StringComparison.Ordinal) }),
            StringComparison.Ordinal);
    }

    private static ElasticsearchClient Client(ElasticsearchOptions options) => new(options, TimeProvider.System, NullLogger.Instance);

    private static async Task<EngineFacts> AskAsync(ElasticsearchOptions options)
    {
        using var client = Client(options);
        return await client.FactsAsync(Cancellation);
    }

    private static async Task<string> WhyNotAsync(ElasticsearchOptions options) =>
        (await Assert.ThrowsAsync<StoreUnavailableException>(() => AskAsync(options))).Message;

    private ElasticsearchOptions User() =>
        new() { Url = engine.Url, CaFile = engine.CaFile, Username = engine.Username, Password = engine.Password };
}
