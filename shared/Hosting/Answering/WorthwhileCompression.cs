using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace NewsPipeline.Hosting.Answering;

/// <summary>An answer that is known to be short is sent as it is.</summary>
internal sealed class WorthwhileCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    private const int Short = 1024;

    public override bool ShouldCompressResponse(HttpContext context) =>
        context.Response.ContentLength is not <= Short && base.ShouldCompressResponse(context);
}
