using System.Globalization;
using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using NewsPipeline.Alerts.Listening;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Access;
using NewsPipeline.Hosting.Answering;
using NewsPipeline.Storage;

namespace NewsPipeline.Alerts.Api;

/// <summary>The demands that were raised: as a list, as a stream, as an Atom feed.</summary>
public static class AlertEndpoints
{
    private const int UsualSize = 20;
    private const int LargestSize = 200;
    private const int FeedSize = 50;

    public static void MapAlertLists(this IEndpointRouteBuilder app)
    {
        var alerts = app.MapGroup("").WithTags("Alerts").RequireAuthorization(Needs.ToRead);
        alerts.MapGet("/api/alerts", ListAsync)
            .WithSummary("Alerts, newest first.")
            .Produces<AlertList>()
            .ProducesValidationProblem();
        alerts.MapGet("/api/alerts/stream", StreamAsync)
            .WithSummary("Alerts as they are raised, as server-sent events: demand.raised, and heartbeat where it is quiet. Last-Event-ID resumes.")
            .Produces<string>(contentType: "text/event-stream")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
        alerts.MapGet("/alerts.atom", FeedAsync)
            .WithSummary("The newest alerts as an Atom feed.")
            .Produces<string>(contentType: AtomFeed.ContentType)
            .ProducesValidationProblem();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] AlertQuery query,
        [FromQuery] string? size,
        [FromQuery] string? cursor,
        IAlertMemory memory,
        PastAlerts past,
        StoryPages pages,
        CancellationToken cancellation)
    {
        var complaints = new Complaints();
        var most = (int)AlertQuery.Number("size", size, 1, LargestSize, UsualSize, complaints);
        var before = AlertQuery.Number("cursor", cursor, 1, long.MaxValue, long.MaxValue, complaints);
        var (interest, problem) = await query.ReadAsync(memory, complaints, ["size", "cursor"], cancellation);
        if (problem is not null)
        {
            return problem;
        }

        var (alerts, next) = await past.ReadAsync(interest, before, most, cancellation);
        return TypedResults.Json(
            new AlertList([.. alerts.Select(alert => AlertView.Of(alert, pages.For(query.Request)))], next?.ToString(CultureInfo.InvariantCulture)), Wire.Json);
    }

    private static async Task<IResult> StreamAsync(
        [AsParameters] AlertQuery query,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        IAlertMemory memory,
        AlertStream stream,
        StoryPages pages,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellation)
    {
        var complaints = new Complaints();
        var after = AlertQuery.Number("Last-Event-ID", lastEventId, 0, long.MaxValue, -1, complaints);
        var (interest, problem) = await query.ReadAsync(memory, complaints, [], cancellation);
        if (problem is not null)
        {
            return problem;
        }

        // The listeners' connections would keep a stopping process alive.
        var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        query.Request.HttpContext.Response.RegisterForDispose(ended);
        query.Request.HttpContext.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(HeadOnly.Asks(query.Request.HttpContext)
            ? AsyncEnumerable.Empty<SseItem<string>>()
            : stream.ListenAsync(interest, after < 0 ? null : after, pages.For(query.Request), ended.Token));
    }

    private static async Task<IResult> FeedAsync(
        [AsParameters] AlertQuery query,
        IAlertMemory memory,
        PastAlerts past,
        StoryPages pages,
        CancellationToken cancellation)
    {
        var (interest, problem) = await query.ReadAsync(memory, new Complaints(), [], cancellation);
        if (problem is not null)
        {
            return problem;
        }

        var (alerts, _) = await past.ReadAsync(interest, long.MaxValue, FeedSize, cancellation);
        var feed = AtomFeed.Write(alerts, interest, SelfOf(query.Request), pages.For(query.Request));
        return TypedResults.Bytes(feed, AtomFeed.ContentType, entityTag: new EntityTagHeaderValue($"\"{Digest.Of(Convert.ToBase64String(feed))}\"", isWeak: true));
    }

    private static Uri SelfOf(HttpRequest request) =>
        new($"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}{request.QueryString}");
}

/// <param name="Next">Cursor of the next page; null on the last. Where few alerts match, a page may be short and yet not the last.</param>
public sealed record AlertList(IReadOnlyList<AlertView> Items, string? Next);
