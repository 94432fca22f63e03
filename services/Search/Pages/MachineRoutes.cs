using Microsoft.AspNetCore.Antiforgery;
using NewsPipeline.Contracts;
using NewsPipeline.Search.Asking;
using NewsPipeline.Search.Errors;
using NewsPipeline.Search.Web;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Pages;

/// <summary>The machine room, and what an operator does there by plain forms.</summary>
internal static class MachineRoutes
{
    private const string Place = "/machine";

    public static void MapMachineRoom(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Place).TakesTurns().ExcludeFromDescription();
        pages.MapGet("", Show).RequireAuthorization(Sessions.NeededToRead);
        pages.MapGet("/errors/{id}", ShowError).RequireAuthorization(Sessions.NeededToOperate);
        var changes = routes.MapGroup(Place).RequireAuthorization(Sessions.NeededToOperate).ExcludeFromDescription().AddEndpointFilter(Forms.OnlyGenuine);
        changes.MapPost("/retry", Retry);
        changes.MapPost("/discard", Discard);
    }

    private static async Task<IResult> Show(HttpContext http, CancellationToken cancellation)
    {
        try
        {
            return await Room(http, ErrorQuestions.Read(Questions.Values(http.Request.Query, ErrorQuestions.Parameters)), null, cancellation);
        }
        catch (BadQuestionException e)
        {
            return PageRoutes.Sorry(StatusCodes.Status400BadRequest, "This question cannot be answered", e.Message);
        }
    }

    private static Task<IResult> ShowError(string id, HttpContext http, CancellationToken cancellation) => One(http, new ErrorId(id), null, cancellation);

    private static async Task<IResult> Retry(HttpContext http, Repairs repairs, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        if (form["id"] is [{ Length: > 0 } id])
        {
            return await One(http, new ErrorId(id), Told(await repairs.RetryAsync(new ErrorId(id), cancellation), "It is in its queue again."), cancellation);
        }

        var report = await repairs.RetryAllAsync(ErrorQuestions.Read(new RetryRequest { Queue = form["queue"], Reason = form["reason"] }), cancellation);
        return await Room(http, new ErrorQuestion(), Told(report), cancellation);
    }

    private static async Task<IResult> Discard(HttpContext http, Repairs repairs, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var (id, why) = (new ErrorId(form["id"].ToString()), form["why"].ToString());
        var said = ErrorRoutes.ProblemWithWhy(why) ?? Told(await repairs.DiscardAsync(id, why.Trim(), http.User.Identity!.Name!, cancellation), null);
        return await One(http, id, said, cancellation);
    }

    private static string? Told(Repair repair, string? done) => repair is Repair.Done ? done : repair.Why;

    private static string Told(RetryReport report) =>
        $"{Words.Count(report.SentAgain, "message")} sent again{(report.Stay.Count == 0 ? "." : $"; {report.Stay.Count} stay: {report.Stay[0].Why}")}";

    private static async Task<IResult> Room(HttpContext http, ErrorQuestion question, string? said, CancellationToken cancellation) =>
        PageRoutes.Page<MachinePage>(StatusCodes.Status200OK, new()
        {
            [nameof(MachinePage.Room)] = await MachineRoom.EnterAsync(http, question, cancellation) with { Said = said },
        });

    private static async Task<IResult> One(HttpContext http, ErrorId id, string? said, CancellationToken cancellation) =>
        await http.RequestServices.GetRequiredService<IErrorMemory>().ErrorAsync(id, cancellation) is { } error
            ? PageRoutes.Page<ErrorPage>(StatusCodes.Status200OK, new()
            {
                [nameof(ErrorPage.Error)] = error,
                [nameof(ErrorPage.Form)] = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http),
                [nameof(ErrorPage.Said)] = said,
            })
            : PageRoutes.Sorry(StatusCodes.Status404NotFound, "Not found", "There is no such error.");
}
