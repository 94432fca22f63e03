using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NewsPipeline.Hosting.Fetching;

namespace NewsPipeline.Services.Tests.Fetching;

public sealed class FetcherTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_comes_with_its_type_and_validators()
    {
        await using var server = await LocalServer.AnsweringAsync(context =>
        {
            context.Response.ContentType = "application/rss+xml; charset=utf-8";
            context.Response.Headers.ETag = "W/\"odd, 'tag'\"";
            context.Response.Headers.LastModified = "yesterday, or so";
            context.Response.Headers.CacheControl = "public, max-age=300";
            return context.Response.WriteAsync("<rss/>");
        });

        var fresh = Assert.IsType<FetchResult.Fresh>(await FetchAsync(server.At("/feed")));

        Assert.Equal("<rss/>", Encoding.UTF8.GetString(fresh.Body));
        Assert.Equal(
            ("application/rss+xml; charset=utf-8", "W/\"odd, 'tag'\"", "yesterday, or so", TimeSpan.FromMinutes(5)),
            (fresh.ContentType, fresh.ETag, fresh.LastModified, fresh.MaxAge));
        Assert.Equal("NewsPipeline/0.1 (+mailto:desk@example.org)", Assert.Single(server.Visits).UserAgent);
    }

    [Fact]
    public async Task Validators_are_sent_back_word_for_word_and_304_means_unchanged()
    {
        await using var server = await LocalServer.AnsweringAsync(context =>
        {
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        });

        var result = await FetchAsync(new FetchRequest(server.At("/feed"), "W/\"odd, 'tag'\"", "yesterday, or so"));

        Assert.IsType<FetchResult.Unchanged>(result);
        Assert.Equal(("W/\"odd, 'tag'\"", "yesterday, or so"), (server.Visits[0].IfNoneMatch, server.Visits[0].IfModifiedSince));
    }

    [Theory]
    [InlineData(429, "90", 90)]
    [InlineData(503, "Tue, 14 Mar 2028 06:01:00 GMT", 60)]
    public async Task A_server_that_asks_for_patience_is_heard(int status, string retryAfter, int seconds)
    {
        await using var server = await LocalServer.AnsweringAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        });

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync(server.At("/feed")));

        Assert.Equal(TimeSpan.FromSeconds(seconds), failed.RetryAfter);
        Assert.Contains($"answered {status}", failed.Reason);
    }

    [Fact]
    public async Task What_is_gone_is_called_gone()
    {
        await using var server = await LocalServer.AnsweringAsync(context =>
        {
            context.Response.StatusCode = 410;
            return Task.CompletedTask;
        });

        Assert.True(Assert.IsType<FetchResult.Failed>(await FetchAsync(server.At("/feed"))).Gone);
    }

    [Fact]
    public async Task Permanent_redirects_are_reported_up_to_the_first_passing_one()
    {
        await using var server = await LocalServer.AnsweringAsync(context => context.Request.Path.Value switch
        {
            "/a" => Redirect(context, 301, "/b"),
            "/b" => Redirect(context, 308, "c#top"),
            "/c" => Redirect(context, 302, "/d"),
            _ => context.Response.WriteAsync("here"),
        });

        var fresh = Assert.IsType<FetchResult.Fresh>(await FetchAsync(server.At("/a")));

        Assert.Equal((server.At("/c"), server.At("/d")), (fresh.MovedTo!, fresh.Url));
    }

    [Fact]
    public async Task A_redirect_in_a_circle_is_named()
    {
        await using var server = await LocalServer.AnsweringAsync(context =>
            Redirect(context, 302, context.Request.Path == "/a" ? "/b" : "/a"));

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync(server.At("/a")));

        Assert.Contains($"circle: {server.At("/a")} → {server.At("/b")} → {server.At("/a")}", failed.Reason);
        Assert.Equal(2, server.Visits.Count);
    }

    [Fact]
    public async Task Redirects_end_somewhere()
    {
        await using var server = await LocalServer.AnsweringAsync(context => Redirect(context, 302, context.Request.Path + "x"));

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync(server.At("/a")));

        Assert.Contains("more than 5 times", failed.Reason);
        Assert.Equal(6, server.Visits.Count);
    }

    [Theory]
    [InlineData("http://10.0.0.1/", "10.0.0.1 is in a private")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is in a private")]
    [InlineData("file:///etc/passwd", "not an http or https address")]
    [InlineData("http://me:secret@example.org/", "user name or password")]
    public async Task Every_hop_is_checked(string there, string words)
    {
        await using var server = await LocalServer.AnsweringAsync(context => Redirect(context, 302, there));

        Assert.Contains(words, Assert.IsType<FetchResult.Failed>(await FetchAsync(server.At("/a"))).Reason);
    }

    [Fact]
    public async Task A_private_server_is_not_even_knocked_at()
    {
        await using var server = await LocalServer.AnsweringAsync(context => context.Response.WriteAsync("inner secrets"));

        var result = await FetchAsync(new FetchRequest(server.At("/")), new FetchOptions());

        Assert.Contains("Fetch:AllowNetworks", Assert.IsType<FetchResult.Failed>(result).Reason);
        Assert.Empty(server.Visits);
    }

    [Fact]
    public async Task The_connection_itself_is_guarded_for_those_who_use_the_client()
    {
        await using var server = await LocalServer.AnsweringAsync(context => context.Response.WriteAsync("inner secrets"));
        var options = Options.Create(new FetchOptions());
        using var http = new GuardedHttp(new NetworkGuard(options), options);

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => http.Client.GetAsync(server.At("/"), Cancellation));

        Assert.IsType<AddressRefusedException>(refused.InnerException);
        Assert.Empty(server.Visits);
    }

    [Fact]
    public async Task A_name_under_localhost_is_this_machine()
    {
        await using var server = await LocalServer.AnsweringAsync(context => context.Response.WriteAsync(context.Request.Host.Host));

        var fresh = Assert.IsType<FetchResult.Fresh>(await FetchAsync(new Uri($"http://aurora-wire.localhost:{server.Root.Port}/")));

        Assert.Equal("aurora-wire.localhost", Encoding.UTF8.GetString(fresh.Body));
    }

    [Fact]
    public async Task Fifty_megabytes_are_refused_before_they_are_read()
    {
        await using var server = await LocalServer.AnsweringAsync(async context =>
        {
            context.Response.ContentLength = 50_000_000;
            await context.Response.StartAsync();
        });

        Assert.Contains("larger than 10,000,000 bytes", Assert.IsType<FetchResult.Failed>(await FetchAsync(server.At("/"))).Reason);
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_cut_off_at_the_limit()
    {
        await using var server = await LocalServer.AnsweringAsync(async context =>
        {
            var piece = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            }
        });

        Assert.Contains("larger than", Assert.IsType<FetchResult.Failed>(await FetchAsync(server.At("/"))).Reason);
    }

    [Fact]
    public async Task An_answer_that_drips_is_cut_off_in_time()
    {
        await using var server = await LocalServer.AnsweringAsync(async context =>
        {
            await context.Response.WriteAsync("<rss>", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        var result = await FetchAsync(new FetchRequest(server.At("/")), Local(timeout: TimeSpan.FromMilliseconds(200)));

        Assert.Equal("no whole answer within 0.2 s", Assert.IsType<FetchResult.Failed>(result).Reason);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_bomb_is_unpacked_no_further_than_the_limit(string encoding)
    {
        var bomb = Pack(new byte[60_000_000], encoding);
        Assert.True(bomb.Length < 100_000);
        await using var server = await LocalServer.AnsweringAsync(context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            return context.Response.Body.WriteAsync(bomb).AsTask();
        });

        Assert.Contains("larger than", Assert.IsType<FetchResult.Failed>(await FetchAsync(server.At("/"))).Reason);
    }

    [Fact]
    public async Task A_packed_answer_is_unpacked()
    {
        await using var server = await LocalServer.AnsweringAsync(context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.Body.WriteAsync(Pack("<rss/>"u8.ToArray(), "gzip")).AsTask();
        });

        Assert.Equal("<rss/>"u8.ToArray(), Assert.IsType<FetchResult.Fresh>(await FetchAsync(server.At("/"))).Body);
    }

    [Fact]
    public async Task Nonsense_called_gzip_is_a_failure_in_one_line()
    {
        await using var server = await LocalServer.AnsweringAsync(context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.WriteAsync("this is not packed at all");
        });

        Assert.DoesNotContain('\n', Assert.IsType<FetchResult.Failed>(await FetchAsync(server.At("/"))).Reason);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_failure()
    {
        await using var server = await LocalServer.AnsweringAsync(async context =>
        {
            context.Response.ContentLength = 1_000;
            await context.Response.WriteAsync("<rss>");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        Assert.IsType<FetchResult.Failed>(await FetchAsync(server.At("/")));
    }

    [Fact]
    public async Task Nobody_at_home_is_a_failure()
    {
        var server = await LocalServer.AnsweringAsync(context => context.Response.WriteAsync("here"));
        await server.DisposeAsync();

        Assert.Contains("refused", Assert.IsType<FetchResult.Failed>(await FetchAsync(server.At("/"))).Reason);
    }

    [Fact]
    public async Task When_we_are_stopping_it_is_no_failure_of_the_server()
    {
        using var stopping = new CancellationTokenSource();
        await using var server = await LocalServer.AnsweringAsync(async context =>
        {
            await stopping.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FetchAsync(new FetchRequest(server.At("/")), Local(), stopping.Token));
    }

    private static Task<FetchResult> FetchAsync(Uri address) => FetchAsync(new FetchRequest(address));

    private static async Task<FetchResult> FetchAsync(FetchRequest request, FetchOptions? options = null, CancellationToken? cancellation = null)
    {
        var given = Options.Create(options ?? Local());
        var guard = new NetworkGuard(given);
        using var http = new GuardedHttp(guard, given);
        var fetcher = new Fetcher(http, guard, given, new Noon());
        return await fetcher.FetchAsync(request, cancellation ?? Cancellation);
    }

    private static FetchOptions Local(TimeSpan? timeout = null) => new()
    {
        AllowNetworks = ["127.0.0.0/8"],
        Timeout = timeout ?? TimeSpan.FromSeconds(30),
        Contact = "mailto:desk@example.org",
    };

    private static Task Redirect(HttpContext context, int status, string there)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = there;
        return Task.CompletedTask;
    }

    private static byte[] Pack(byte[] content, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding == "br" ? new BrotliStream(packed, CompressionLevel.Fastest) : new GZipStream(packed, CompressionLevel.Optimal))
        {
            packer.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>Stands at one moment, but its timers run.</summary>
    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2028, 3, 14, 6, 0, 0, TimeSpan.Zero);
    }
}
