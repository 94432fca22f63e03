using System.Runtime.Serialization;
using System.Text.Json;
using MassTransit;
using NewsPipeline.Contracts;

namespace NewsPipeline.Bus;

/// <summary>
/// The one place that says what is transient, and for how long we believe so. What the store cannot take just now waits as long as that
/// lasts (<see cref="WaitForStore{T}"/>); what can never work goes to the error queue at once; everything else is tried six times within a minute.
/// </summary>
public static class Retries
{
    /// <summary>Rests between the tries: a minute in all.</summary>
    public static readonly IReadOnlyList<TimeSpan> Rests =
    [
        TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(7.5), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30),
    ];

    public static void UsePipelineRetries(this IReceiveEndpointConfigurator endpoint) =>
        endpoint.UseMessageRetry(retry =>
        {
            retry.Intervals([.. Rests]);
            retry.Ignore<StoreUnavailableException>();
            retry.Ignore<ImpossibleArticleException>();
            // A message that cannot be read now will not be readable later.
            retry.Ignore<SerializationException>();
            retry.Ignore<JsonException>();
        });
}
