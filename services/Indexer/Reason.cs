using MassTransit;
using NewsPipeline.Bus;

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
        _ => message.Header(MessageHeaders.FaultMessage),
    };
}
