using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NewsPipeline.Contracts;

namespace NewsPipeline.Hosting;

/// <summary>Whoever asks while the store cannot be used is told so in a sentence, with 503; why is in the log and in <c>/healthz/ready</c>.</summary>
public static class StoreAway
{
    public const string Sentence = "The store does not answer just now. Please try again in a moment.";

    internal static void UseStoreAway(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (StoreUnavailableException) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await TypedResults.Problem(Sentence, title: "Not now", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(http);
        }
    });
}
