using MassTransit;
using NewsPipeline.Bus;
using NewsPipeline.Contracts;

namespace NewsPipeline.Indexer;

/// <summary>Why a message was given up, in one sentence of ours.</summary>
internal static class Reason
{
    private const string DeliveryLimit = "delivery_limit";

    public static string Of(GivenUp message) =>
        StoredMessage.ProblemOf(message.Stage, StoredMessage.Open(message.Body))
        ?? Broker(message.Header("x-first-death-reason"))
        ?? Stage(message)
        ?? "No reason was given";

    private static string? Broker(string? death) => death switch
    {
        null => null,
        DeliveryLimit => $"RabbitMQ gave up after {Stages.DeliveryLimit + 1} deliveries without an answer: whoever took it died over it",
        _ => $"RabbitMQ gave it up: {death}",
    };

    private static string? Stage(GivenUp message) => message.Header(MessageHeaders.FaultExceptionType) switch
    {
        { } type when type.EndsWith("SerializationException", StringComparison.Ordinal) => "The envelope around the message cannot be read",
        // Of which article it is stands beside it; without that, what failed for one reason has one reason.
        { } type when type.EndsWith(nameof(ImpossibleArticleException), StringComparison.Ordinal) => message.Header(MessageHeaders.FaultMessage)?.Split(": ", 2)[^1],
        _ => message.Header(MessageHeaders.FaultMessage),
    };
}
