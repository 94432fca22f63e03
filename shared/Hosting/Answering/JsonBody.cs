using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using NewsPipeline.Contracts;

namespace NewsPipeline.Hosting.Answering;

/// <summary>Reads a small JSON object from a request, or says in one sentence why it cannot be read.</summary>
public static class JsonBody
{
    private const int Largest = 16 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>Fields that we do not know are refused: whoever mistypes one would be surprised.</summary>
    private static readonly JsonSerializerOptions Known = new(Wire.Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>In the OpenAPI document; <c>Accepts</c> would answer a forgotten content type with 415 and not a word.</summary>
    public static TBuilder TakesJson<TBuilder>(this TBuilder endpoint, Type type)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddOpenApiOperationTransformer(async (operation, context, cancellation) => operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = await context.GetOrCreateSchemaAsync(type, cancellationToken: cancellation) },
            },
        });

    public static async Task<(T? Body, IResult? Problem)> ReadAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        var (body, problem) = await ReadAsync(request, cancellation);
        try
        {
            return (problem is null ? body.Deserialize<T>(Known) : null, problem);
        }
        catch (JsonException e)
        {
            return (null, Refuse(StatusCodes.Status400BadRequest, $"The body cannot be read: {e.Message.ReplaceLineEndings(" ")}").Problem);
        }
    }

    public static async Task<(JsonElement Body, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType())
        {
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "The body must be JSON, with Content-Type: application/json.");
        }

        var bytes = new byte[Largest + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return length > Largest
            ? Refuse(StatusCodes.Status413PayloadTooLarge, $"The body is longer than {Largest} bytes.")
            : Parse(bytes.AsMemory(0, length));
    }

    private static (JsonElement Body, IResult? Problem) Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (document.RootElement.Clone(), null)
                : Refuse(StatusCodes.Status400BadRequest, "The body must be a JSON object.");
        }
        catch (JsonException e)
        {
            return Refuse(StatusCodes.Status400BadRequest, $"The body is not JSON: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static (JsonElement Body, IResult? Problem) Refuse(int status, string why) =>
        (default, TypedResults.Problem(new ProblemDetails { Status = status, Title = "The request is malformed.", Detail = why }));
}
