using NewsPipeline.Contracts;

namespace NewsPipeline.Poller.Handover;

/// <summary>Through RabbitMQ: what the broker has confirmed lies in a replicated queue.</summary>
public sealed class ConfirmedByBroker(Announcement announcement) : IHandover
{
    public Task GetReadyAsync(CancellationToken cancellation) => announcement.BusIsUpAsync(cancellation);

    public Task HandOverAsync(IReadOnlyCollection<ArticleFound> articles, CancellationToken cancellation) =>
        announcement.MakeAsync(articles, cancellation);
}
