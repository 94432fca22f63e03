using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsPipeline.Contracts;

namespace NewsPipeline.Hosting.Answering;

/// <summary>What holds for every answer over HTTP, whoever gives it: HEAD where there is GET, and compressed where that is worth it.</summary>
public static class AnsweringService
{
    public static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(http =>
        {
            http.SerializerOptions.NumberHandling = Wire.Json.NumberHandling;
            http.SerializerOptions.Encoder = Wire.Json.Encoder;
        });
        services.TryAddEnumerable(ServiceDescriptor.Transient<IStartupFilter, AnsweringFilter>());
        services.AddResponseCompression(compression =>
        {
            // News are public, and what is not (tokens against forged forms) is scrambled anew in each answer: nothing is to be
            // guessed from the length of what is sent.
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/atom+xml", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        services.AddSingleton<IResponseCompressionProvider, WorthwhileCompression>();
        return services;
    }
}
