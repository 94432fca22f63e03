using System.Net;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace NewsPipeline.Standalone.Demo;

/// <summary>
/// A local server that plays the outlets of the demo, each under a host name of its own (<c>aurora-wire.localhost</c>): their
/// feeds, which fill as the demo goes on, and their pages.
/// </summary>
public sealed class Newsroom : IAsyncDisposable
{
    private readonly Archive archive = Archive.Open();
    private readonly WebApplication server;
    private readonly PressWeek week;
    private readonly TimeProvider time;
    private readonly double speed;
    private readonly long opened;
    private volatile int takenIn = int.MaxValue - 1;

    private Newsroom(TimeProvider time, double speed)
    {
        this.time = time;
        this.speed = speed;
        opened = time.GetTimestamp();
        week = new PressWeek(archive, time.GetUtcNow());
        server = BuildServer();
        server.MapGet("/{*path}", (HttpContext context, string? path) => Answer(context.Request.Host.Host, path ?? ""));
    }

    /// <summary>The loopback address and port that answer for every outlet.</summary>
    public Uri Address => new(server.Urls.First());

    public IReadOnlyList<NewsroomFeed> Feeds =>
        [.. archive.AllOutlets.OrderBy(outlet => outlet.Name).Select(outlet => new NewsroomFeed(new Uri(Home(outlet), outlet.FeedPath), outlet.Title))];

    /// <summary>How long it takes until the last article is out.</summary>
    public TimeSpan Length => week.Length / speed;

    /// <summary>Opens on a free port of the loopback interface; the first articles are out at once.</summary>
    /// <param name="speed">2 publishes everything in half the time.</param>
    public static async Task<Newsroom> OpenAsync(TimeProvider time, double speed, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        var newsroom = new Newsroom(time, speed);
        await newsroom.server.StartAsync(cancellation);
        return newsroom;
    }

    /// <summary>
    /// From now on no text comes out before all earlier ones have been taken in. Answers the texts in their order, each with the
    /// feed that offers it; whoever asks for the next one has taken in the one before.
    /// </summary>
    public IEnumerable<NewsroomText> InStep()
    {
        takenIn = 0;
        return Texts();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private IEnumerable<NewsroomText> Texts()
    {
        var offered = new Dictionary<Outlet, int>();
        foreach (var outlet in archive.Editions.Select(edition => edition.Outlet))
        {
            var number = offered[outlet] = offered.GetValueOrDefault(outlet) + 1;
            yield return new(new Uri(Home(outlet), outlet.FeedPath), number);
            takenIn++;
        }
    }

    /// <summary>Empty-handed on purpose: what configures the product (addresses, logs) must not reach the outlets.</summary>
    private static WebApplication BuildServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        builder.Services.AddRoutingCore();
        return builder.Build();
    }

    private Uri Home(Outlet outlet) => new($"http://{outlet.Name}.localhost:{Address.Port}/");

    private IResult Answer(string host, string path)
    {
        if (archive.Outlet(host.Split('.')[0]) is not { } outlet)
        {
            return Results.NotFound();
        }

        var known = takenIn;
        var elapsed = week.Clock(time.GetElapsedTime(opened) * speed, known);
        var printed = week.Printed(outlet, Home(outlet), elapsed, known);
        return $"/{path}" == outlet.FeedPath ? Feed(outlet, printed, elapsed) : Page(outlet, printed, path);
    }

    private IResult Feed(Outlet outlet, IReadOnlyList<PrintedArticle> printed, TimeSpan elapsed)
    {
        if (outlet.Fails?.Holds(elapsed) == true)
        {
            return Results.StatusCode(StatusCodes.Status500InternalServerError);
        }

        var feed = FeedFormat.Print(outlet, Home(outlet), printed);
        var broken = outlet.Garbles?.Holds(elapsed) == true;
        return Body(broken ? [.. feed[..(feed.Length / 2)], .. "<<"u8] : feed, FeedFormat.MediaType(outlet));
    }

    private static IResult Page(Outlet outlet, IReadOnlyList<PrintedArticle> printed, string path)
    {
        const string Html = "text/html; charset=utf-8";
        if (path.Length == 0)
        {
            return Body(WebPage.Front(outlet, printed), Html);
        }

        return printed.FirstOrDefault(article => article.Url.AbsolutePath == $"/{path}") is { } asked
            ? Body(WebPage.Of(asked, [.. printed.Where(article => article != asked)]), Html)
            : Results.NotFound();
    }

    /// <summary>Answers 304 by itself to whoever has this very text.</summary>
    private static IResult Body(byte[] body, string mediaType) =>
        Results.Bytes(body, mediaType, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\""));
}

/// <summary>The feed of one of the newsroom's outlets.</summary>
public sealed record NewsroomFeed(Uri Url, string Title);

/// <summary>One text that a feed of the newsroom offers; a corrected article is offered again.</summary>
/// <param name="Number">Among the feed's own texts, from 1.</param>
public sealed record NewsroomText(Uri Feed, int Number);
