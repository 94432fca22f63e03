using Microsoft.AspNetCore.Diagnostics;
using NewsPipeline.Search.Api;

namespace NewsPipeline.Search.Web;

/// <summary>What nobody expected: logged whole, told in one sentence, never with a stack trace.</summary>
internal static class Failures
{
    public static void UseFailures(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Tell });
        app.UseStatusCodePages();
    }

    private static Task Tell(HttpContext http) =>
        http.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException wrong
            ? Problems.Wrong(wrong.Message, wrong.StatusCode).ExecuteAsync(http)
            : Problems.Failed("Something went wrong here; the log of the search service tells what. Please try again.").ExecuteAsync(http);
}
