using Microsoft.AspNetCore.Diagnostics;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting;
using NewsPipeline.Search.Api;
using NewsPipeline.Search.Pages;

namespace NewsPipeline.Search.Web;

/// <summary>What nobody expected: logged whole, told in one sentence, never with a stack trace.</summary>
internal static class Failures
{
    private const string Sentence = "Something went wrong here; the log of the search service tells what. Please try again.";

    public static void UseFailures(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = http => Told(http).ExecuteAsync(http),
            // Readiness and the log have said it once already.
            SuppressDiagnosticsCallback = failure => failure.Exception is StoreUnavailableException,
        });
        app.UseStatusCodePages();
    }

    /// <summary>As a problem where a program asks, else as a page.</summary>
    public static IResult Away(HttpContext http) => http.Request.Path.StartsWithSegments("/api")
        ? Problems.Unavailable(StoreAway.Sentence)
        : PageRoutes.Sorry(StatusCodes.Status503ServiceUnavailable, "Not now", StoreAway.Sentence);

    private static IResult Told(HttpContext http) =>
        http.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException wrong ? Problems.Wrong(wrong.Message, wrong.StatusCode)
        : http.Features.Get<IExceptionHandlerFeature>()?.Error is StoreUnavailableException ? Away(http)
        : http.Request.Path.StartsWithSegments("/api") ? Problems.Failed(Sentence)
        : PageRoutes.Sorry(StatusCodes.Status500InternalServerError, "Not now", Sentence);
}
