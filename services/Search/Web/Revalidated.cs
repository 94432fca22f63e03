using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace NewsPipeline.Search.Web;

/// <summary>An answer with a tag of its content: whoever asks again for what has not changed is told so, and nothing is sent.</summary>
internal sealed class Revalidated(IResult answer) : IResult
{
    public static async ValueTask<object?> Filter(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await next(context) is IResult answer ? new Revalidated(answer) : throw new InvalidOperationException("Answers of this service are results.");

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var body = response.Body;
        using var written = new MemoryStream();
        response.Body = written;
        try
        {
            await answer.ExecuteAsync(httpContext);
        }
        finally
        {
            response.Body = body;
        }

        response.Headers.CacheControl = "no-cache";
        if (response.StatusCode == StatusCodes.Status200OK && IsKnown(httpContext, written))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.ContentType = default;
            return;
        }

        response.ContentLength = written.Length;
        written.Position = 0;
        await written.CopyToAsync(body, httpContext.RequestAborted);
    }

    private static bool IsKnown(HttpContext http, MemoryStream written)
    {
        // Weak, since it names the content, however that is compressed on its way.
        var hash = Convert.ToHexStringLower(SHA256.HashData(written.GetBuffer().AsSpan(0, (int)written.Length)))[..24];
        var tag = new EntityTagHeaderValue($"\"{hash}\"", isWeak: true);
        http.Response.GetTypedHeaders().ETag = tag;
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any));
    }
}
