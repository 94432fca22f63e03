using NewsPipeline.Contracts;

namespace NewsPipeline.Poller.Handover;

/// <summary>Puts articles on the road, and knows when they are safe there.</summary>
public interface IHandover
{
    /// <summary>Once, before the first article.</summary>
    Task GetReadyAsync(CancellationToken cancellation);

    /// <summary>Returns when a crash of anything can no longer lose these articles; throws where that cannot be had.</summary>
    Task HandOverAsync(IReadOnlyCollection<ArticleFound> articles, CancellationToken cancellation);
}
