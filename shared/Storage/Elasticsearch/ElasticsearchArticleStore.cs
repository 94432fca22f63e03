using NewsPipeline.Contracts;
using NewsPipeline.Storage.Elasticsearch.Indices;
using NewsPipeline.Storage.Elasticsearch.Reading;
using NewsPipeline.Storage.Elasticsearch.Writing;

namespace NewsPipeline.Storage.Elasticsearch;

/// <summary>Articles in partitions, stories and demands beside them, in Elasticsearch 9.</summary>
internal sealed class ElasticsearchArticleStore(
    ArticleWriting writing, ArticleReading articles, StoryReading stories, DemandReading demands, OutletReading outlets, FacetReading facets,
    NearNames near, StoreDoor door) : IArticleStore
{
    /// <summary>
    /// Requests of a megabyte or two; a few of them are sent at once, the other batches wait for their sums meanwhile. A twentieth of a
    /// second of waiting makes them large at high load and is not felt at low.
    /// </summary>
    public Batches Batches { get; } = new(AtOnce: 16, Largest: 500, Heaviest: 2_000_000, Age: TimeSpan.FromMilliseconds(50));

    public Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<ArticlePlaced> articles, CancellationToken cancellation) =>
        door.ThroughAsync(() => writing.WriteAsync(articles, cancellation));

    public Task<Page<ArticleView>> ArticlesAsync(Question question, CancellationToken cancellation) =>
        door.ThroughAsync(() => articles.PageAsync(question, cancellation));

    public Task<ArticleView?> ArticleAsync(ArticleId id, CancellationToken cancellation) =>
        door.ThroughAsync(() => articles.OneAsync(id, cancellation));

    public Task<Page<StoryView>> StoriesAsync(Question question, CancellationToken cancellation) =>
        door.ThroughAsync(() => stories.PageAsync(question, cancellation));

    public Task<StoryDetail?> StoryAsync(StoryId id, CancellationToken cancellation) =>
        door.ThroughAsync(() => stories.OneAsync(id, cancellation));

    public Task<Page<DemandView>> DemandsAsync(Question question, CancellationToken cancellation) =>
        door.ThroughAsync(() => demands.PageAsync(question, cancellation));

    public Task<DemandView?> DemandAsync(DemandId id, CancellationToken cancellation) =>
        door.ThroughAsync(() => demands.OneAsync(id, cancellation));

    public Task<Page<OutletView>> OutletsAsync(Question question, CancellationToken cancellation) =>
        door.ThroughAsync(() => outlets.PageAsync(question, cancellation));

    public Task<Facets> FacetsAsync(Question question, CancellationToken cancellation) =>
        door.ThroughAsync(() => facets.OfAsync(question, cancellation));

    public Task<IReadOnlyList<string>> NamesNearAsync(string name, CancellationToken cancellation) =>
        door.ThroughAsync(() => near.OfAsync(name, cancellation));
}
