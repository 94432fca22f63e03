using System.ComponentModel.DataAnnotations;

namespace NewsPipeline.Bus;

/// <summary>Where RabbitMQ is, when the bus is RabbitMQ.</summary>
public sealed class RabbitMqOptions
{
    public const string Section = "RabbitMq";

    /// <summary>With user, password and virtual host: <c>amqp://guest:guest@localhost:5672/</c>; <c>amqps</c> for TLS.</summary>
    [Required]
    public Uri Url { get; set; } = new("amqp://guest:guest@localhost:5672/");
}

public enum BusKind
{
    /// <summary>Between processes.</summary>
    RabbitMq,

    /// <summary>Within this one.</summary>
    Memory,
}
