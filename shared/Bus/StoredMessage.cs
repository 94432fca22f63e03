using System.Text.Json;
using MassTransit;
using NewsPipeline.Contracts;

namespace NewsPipeline.Bus;

/// <summary>A message as it travelled, and as it is kept among the errors.</summary>
public static class StoredMessage
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The message without the envelope that the bus puts around it; undefined where it is not JSON.</summary>
    public static JsonElement Open(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Lenient);
            var root = document.RootElement;
            return (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("message", out var message) ? message : root).Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>Why it cannot be read as what waits in this queue, in one sentence; null where it can.</summary>
    public static string? ProblemOf(Stage stage, JsonElement message) => message.ValueKind == JsonValueKind.Undefined
        ? "The message is not JSON"
        : Gaps.ReasonOf(message, stage.Message);

    /// <summary>To its stage's queue, as if it came for the first time; returns when the broker has it.</summary>
    /// <exception cref="UnreadableMessageException">It would only come back.</exception>
    public static async Task SendAgainAsync(this IPublishEndpoint bus, string queue, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var stage = Stages.All.FirstOrDefault(stage => stage.Queue == queue) ?? throw new UnreadableMessageException($"There is no queue {queue} any more");
        var message = Open(body);
        if (ProblemOf(stage, message) is { } problem)
        {
            throw new UnreadableMessageException(problem);
        }

        await bus.Publish(message.Deserialize(stage.Message, Wire.Strict)!, stage.Message, cancellation);
    }
}

/// <summary>A message that cannot be sent again, with the reason in one sentence.</summary>
public sealed class UnreadableMessageException(string message) : Exception(message);
