using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Access;
using NewsPipeline.Hosting.Answering;
using NewsPipeline.Search.Api;
using NewsPipeline.Search.Asking;
using NewsPipeline.Search.Web;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Errors;

/// <summary>Messages that a queue gave up: seen, sent again and discarded, with an operator's key.</summary>
internal static class ErrorRoutes
{
    private const int LongestWhy = 200;

    public static void MapErrors(this WebApplication app)
    {
        var api = app.MapGroup("/api/errors").RequireAuthorization(Needs.Operator).WithTags("Machine room");
        api.AddEndpointFilter(Problems.ForBadQuestions);
        var asked = api.MapGroup("").AnswersQuestions();
        asked.MapGet("", List)
            .WithMetadata(new Takes(ErrorQuestions.Parameters))
            .WithSummary("Messages that a queue gave up, latest first.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        asked.MapGet("{id}", Find)
            .WithSummary("One of them with technical detail and the message itself.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("retry", RetryAll)
            .WithSummary("Sends to their queues again what waits: all, or by queue, reason or words. What cannot be read yet stays, with the reason.")
            .TakesJson(typeof(RetryRequest))
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapPost("{id}/retry", Retry)
            .WithSummary("Sends one to its queue again.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapPost("{id}/discard", Discard)
            .WithSummary("Takes one out; the reason given stays with it and on the balance sheet.")
            .TakesJson(typeof(DiscardRequest))
            .Produces<ErrorView>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>Null where it may stand.</summary>
    public static string? ProblemWithWhy(string? why) =>
        string.IsNullOrWhiteSpace(why) ? "Say why it is discarded: the reason stays on the balance sheet."
        : why.Length > LongestWhy || why.Any(char.IsControl) ? $"'why' is one line of {LongestWhy} characters at most."
        : null;

    private static async Task<Ok<Page<ErrorView>>> List(HttpContext http, IErrorMemory errors, CancellationToken cancellation)
    {
        var page = await errors.ErrorsAsync(ErrorQuestions.Read(http.AskedValues()), cancellation);
        return TypedResults.Ok(new Page<ErrorView>([.. page.Items.Select(ErrorView.Of)], page.Total, page.Next));
    }

    private static async Task<Results<Ok<ErrorView>, ProblemHttpResult>> Find(string id, HttpContext http, IErrorMemory errors, CancellationToken cancellation) =>
        Problems.OkOrNotFound(http, "error", id, await errors.ErrorAsync(new ErrorId(id), cancellation) is { } error ? ErrorView.Whole(error) : null);

    private static async Task<IResult> RetryAll(HttpRequest request, Repairs repairs, CancellationToken cancellation)
    {
        var (body, problem) = await JsonBody.ReadAsync<RetryRequest>(request, cancellation);
        return problem ?? TypedResults.Ok(await repairs.RetryAllAsync(ErrorQuestions.Read(body!), cancellation));
    }

    private static async Task<Results<Ok<RetryReport>, ProblemHttpResult>> Retry(string id, Repairs repairs, CancellationToken cancellation) =>
        await repairs.RetryAsync(new ErrorId(id), cancellation) is var repair && ProblemOf(repair) is { } problem ? problem : TypedResults.Ok(new RetryReport(1, []));

    private static async Task<IResult> Discard(
        string id, HttpRequest request, ClaimsPrincipal caller, Repairs repairs, IErrorMemory errors, CancellationToken cancellation)
    {
        var (body, problem) = await JsonBody.ReadAsync<DiscardRequest>(request, cancellation);
        if (problem is not null)
        {
            return problem;
        }

        if (ProblemWithWhy(body!.Why) is { } wrong)
        {
            return Problems.Wrong(wrong);
        }

        return ProblemOf(await repairs.DiscardAsync(new ErrorId(id), body.Why.Trim(), caller.Identity!.Name!, cancellation)) is { } refused
            ? refused
            : TypedResults.Ok(ErrorView.Of((await errors.ErrorAsync(new ErrorId(id), cancellation))!));
    }

    /// <summary>Null where it is done.</summary>
    private static ProblemHttpResult? ProblemOf(Repair repair) => repair switch
    {
        Repair.Done => null,
        Repair.NotWaiting { Error: null } => Problems.NotFound(repair.Why),
        Repair.Later => Problems.Unavailable(repair.Why),
        _ => TypedResults.Problem(repair.Why, title: "It stays as it is", statusCode: StatusCodes.Status409Conflict),
    };
}
