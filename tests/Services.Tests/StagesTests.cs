using MassTransit;
using NewsPipeline.Alerts;
using NewsPipeline.Bus;
using NewsPipeline.Enricher;
using NewsPipeline.Indexer;
using NewsPipeline.StoryDesk;

namespace NewsPipeline.Services.Tests;

public sealed class StagesTests
{
    private static readonly Type[] Consumers = [typeof(EnrichArticle), typeof(PlaceArticle), typeof(IndexArticle), typeof(RaiseAlerts)];

    [Fact]
    public void Every_queue_is_named_after_the_class_that_consumes_its_message() =>
        Assert.Equal(
            Consumers.Select(consumer => new Stage(QueueOf(consumer), MessageOf(consumer))).OrderBy(stage => stage.Queue, StringComparer.Ordinal),
            Stages.All.OrderBy(stage => stage.Queue, StringComparer.Ordinal));

    private static string QueueOf(Type consumer) => (string)typeof(IEndpointNameFormatter)
        .GetMethod(nameof(IEndpointNameFormatter.Consumer))!.MakeGenericMethod(consumer).Invoke(KebabCaseEndpointNameFormatter.Instance, null)!;

    private static Type MessageOf(Type consumer) => consumer.GetInterfaces()
        .Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConsumer<>)).GetGenericArguments()[0];
}
