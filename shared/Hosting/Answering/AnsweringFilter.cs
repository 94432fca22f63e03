using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace NewsPipeline.Hosting.Answering;

/// <summary>Stands before everything that a service maps, routing included.</summary>
internal sealed class AnsweringFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(AnswerHead);
        app.Use(TellCachesApart);
        app.UseResponseCompression();
        next(app);
    };

    /// <summary>Also where the one who asks takes nothing compressed: the next one may.</summary>
    private static Task TellCachesApart(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            return Task.CompletedTask;
        });
        return next(http);
    }

    /// <summary>HEAD is answered as GET is, by whoever answers that; what is written goes nowhere.</summary>
    private static async Task AnswerHead(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        var body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null, body));
        http.Features.Set(new HeadOnly());
        http.Request.Method = HttpMethods.Get;
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
            http.Features.Set(body);
        }
    }
}

/// <summary>On a request of which nobody reads the answer's body.</summary>
public sealed class HeadOnly
{
    /// <summary>An answer that never ends by itself asks this, so as to end at once.</summary>
    public static bool Asks(HttpContext http) => http.Features.Get<HeadOnly>() is not null;
}
