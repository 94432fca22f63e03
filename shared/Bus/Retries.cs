using MassTransit;
using NewsPipeline.Contracts;

namespace NewsPipeline.Bus;

/// <summary>The one place that says what is transient, and for how long we believe so.</summary>
public static class Retries
{
    /// <summary>Six tries within about a minute, then the error queue; what can never work goes there at once.</summary>
    public static void UsePipelineRetries(this IReceiveEndpointConfigurator endpoint) =>
        endpoint.UseMessageRetry(retry =>
        {
            retry.Exponential(5, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));
            retry.Ignore<ImpossibleArticleException>();
        });
}
