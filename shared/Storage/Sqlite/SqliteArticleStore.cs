using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Sqlite;

/// <summary>Articles, stories and demands in tables, words in FTS5 (accents folded, English stems).</summary>
public sealed class SqliteArticleStore(SqliteDatabase database, TimeProvider time) : IArticleStore
{
    private readonly Rankings rankings = new();

    /// <summary>One transaction after another: SQLite has one writer, and a second batch would only wait for it.</summary>
    public Batches Batches { get; } = new(AtOnce: 1, Largest: 500, Heaviest: 4_000_000, Age: TimeSpan.Zero);

    public Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<ArticlePlaced> articles, CancellationToken cancellation) =>
        database.ChangeAsync(statements => new ArticleBatch(statements, time.GetUtcNow()).Write(articles), cancellation);

    public Task<Page<ArticleView>> ArticlesAsync(Question question, CancellationToken cancellation) =>
        database.AskAsync(statements => ArticleReading.Page(statements, question, rankings), cancellation);

    public Task<ArticleView?> ArticleAsync(ArticleId id, CancellationToken cancellation) =>
        database.AskAsync(statements => ArticleReading.One(statements, id), cancellation);

    public Task<Page<StoryView>> StoriesAsync(Question question, CancellationToken cancellation) =>
        database.AskAsync(statements => StoryReading.Page(statements, question), cancellation);

    public Task<StoryDetail?> StoryAsync(StoryId id, CancellationToken cancellation) =>
        database.AskAsync(statements => StoryReading.One(statements, id), cancellation);

    public Task<Page<DemandView>> DemandsAsync(Question question, CancellationToken cancellation) =>
        database.AskAsync(statements => DemandReading.Page(statements, question), cancellation);

    public Task<DemandView?> DemandAsync(DemandId id, CancellationToken cancellation) =>
        database.AskAsync(statements => DemandReading.One(statements, id), cancellation);

    public Task<Page<OutletView>> OutletsAsync(Question question, CancellationToken cancellation) =>
        database.AskAsync(statements => OutletReading.Page(statements, question), cancellation);

    public Task<Facets> FacetsAsync(Question question, CancellationToken cancellation) =>
        database.AskAsync(statements => FacetReading.Of(statements, question), cancellation);

    public Task<IReadOnlyList<string>> NamesNearAsync(string name, CancellationToken cancellation) =>
        database.AskAsync(statements => NearNames.Of(statements, name), cancellation);
}
