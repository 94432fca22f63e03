using NewsPipeline.Hosting.Settings;

namespace NewsPipeline.Bus;

/// <summary>Where RabbitMQ is, when the bus is RabbitMQ.</summary>
public sealed class RabbitMqOptions
{
    public const string Section = "RabbitMq";
    private const string Local = "amqp://guest:guest@localhost:5672/";

    /// <summary>With user, password and virtual host: <c>amqp://guest:guest@localhost:5672/</c>; <c>amqps</c> for TLS.</summary>
    [Address(Local, "amqp", "amqps")]
    public Uri Url { get; set; } = new(Local);
}

public enum BusKind
{
    /// <summary>Between processes.</summary>
    RabbitMq,

    /// <summary>Within this one.</summary>
    Memory,
}
