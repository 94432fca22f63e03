using Microsoft.AspNetCore.Http.HttpResults;
using NewsPipeline.Search.Asking;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Api;

/// <summary>Problem details (RFC 9457), one clear sentence each.</summary>
internal static class Problems
{
    public static async ValueTask<object?> ForBadQuestions(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (BadQuestionException e)
        {
            return Wrong(e.Message);
        }
    }

    public static ProblemHttpResult Wrong(string detail, int statusCode = StatusCodes.Status400BadRequest) =>
        TypedResults.Problem(detail, title: "This question cannot be answered", statusCode: statusCode);

    public static ProblemHttpResult Unavailable(string detail) =>
        TypedResults.Problem(detail, title: "Busy", statusCode: StatusCodes.Status503ServiceUnavailable);

    public static ProblemHttpResult Failed(string detail) =>
        TypedResults.Problem(detail, title: "Failed", statusCode: StatusCodes.Status500InternalServerError);

    public static ProblemHttpResult NotFound(string detail) =>
        TypedResults.Problem(detail, title: "Not found", statusCode: StatusCodes.Status404NotFound);

    /// <summary>What was asked for by its id, which is all that can be asked of it.</summary>
    public static Results<Ok<T>, ProblemHttpResult> OkOrNotFound<T>(HttpContext http, string kind, string id, T? found)
        where T : class
    {
        _ = http.Asked();
        return found is null ? NotFound($"There is no {kind} '{id}'.") : TypedResults.Ok(found);
    }
}
