using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace NewsPipeline.Alerts.Api;

/// <summary>Reads a small JSON object from a request, or says in one sentence why it cannot be read.</summary>
public static class JsonBody
{
    private const int Largest = 16 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

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
