using Microsoft.AspNetCore.Diagnostics;
using NewsPipeline.Contracts;
using NewsPipeline.Search.Api;
using NewsPipeline.Search.Pages;

namespace NewsPipeline.Search.Web;

/// <summary>What nobody expected: logged whole, told in one sentence, never with a stack trace.</summary>
internal static class Failures
{
    private const string Sentence = "Something went wrong here; the log of the search service tells what. Please try again.";
    private const string AwaySentence = "The store does not answer just now. Please try again in a moment.";

    public static void UseFailures(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = http => Told(http).ExecuteAsync(http) });
        app.UseStatusCodePages();
    }

    private static IResult Told(HttpContext http) =>
        http.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException wrong ? Problems.Wrong(wrong.Message, wrong.StatusCode)
        : http.Features.Get<IExceptionHandlerFeature>()?.Error is StoreUnavailableException ? Away(http)
        : http.Request.Path.StartsWithSegments("/api") ? Problems.Failed(Sentence)
        : PageRoutes.Sorry(StatusCodes.Status500InternalServerError, "Not now", Sentence);

    private static IResult Away(HttpContext http) => http.Request.Path.StartsWithSegments("/api")
        ? Problems.Unavailable(AwaySentence)
        : PageRoutes.Sorry(StatusCodes.Status503ServiceUnavailable, "Not now", AwaySentence);
}
