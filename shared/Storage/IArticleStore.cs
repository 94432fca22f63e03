using NewsPipeline.Contracts;

namespace NewsPipeline.Storage;

/// <summary>What analysts ask and the Indexer fills. Everything is written by computed id: writing again changes nothing.</summary>
public interface IArticleStore
{
    /// <summary>Names that <see cref="NamesNearAsync"/> gives.</summary>
    const int MostNear = 5;

    /// <summary>How it is best fed.</summary>
    Batches Batches { get; }

    /// <summary>
    /// Writes articles with their story, demands and responses; answers item by item, in order. An older or equal revision
    /// than the stored one is a duplicate, unless the stored one came from the very same finding (a redelivery).
    /// Where the store as a whole takes nothing just now, it waits until it does, or throws: then nothing may be taken as written.
    /// </summary>
    Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<ArticlePlaced> articles, CancellationToken cancellation);

    /// <summary>Newest first, or best match first where the question has words.</summary>
    Task<Page<ArticleView>> ArticlesAsync(Question question, CancellationToken cancellation);

    Task<ArticleView?> ArticleAsync(ArticleId id, CancellationToken cancellation);

    /// <summary>The stories that hold at least one matching article, latest activity first.</summary>
    Task<Page<StoryView>> StoriesAsync(Question question, CancellationToken cancellation);

    Task<StoryDetail?> StoryAsync(StoryId id, CancellationToken cancellation);

    /// <summary>Latest report first.</summary>
    Task<Page<DemandView>> DemandsAsync(Question question, CancellationToken cancellation);

    Task<DemandView?> DemandAsync(DemandId id, CancellationToken cancellation);

    Task<Page<OutletView>> OutletsAsync(Question question, CancellationToken cancellation);

    /// <summary>
    /// How the articles that match divide by outlet, topic, strength, issuer, addressee, entity and language; at most 20 values
    /// each, most first. Issuers and addressees are actors: one line however they are worded, under the name that articles mostly mention them by.
    /// </summary>
    Task<Facets> FacetsAsync(Question question, CancellationToken cancellation);

    /// <summary>Names of parties and entities in the store that were probably meant by one that is not there; a handful, nearest first.</summary>
    Task<IReadOnlyList<string>> NamesNearAsync(string name, CancellationToken cancellation);
}

/// <summary>What became of one article that was written.</summary>
public abstract record WriteResult
{
    private WriteResult() { }

    public sealed record Indexed : WriteResult;

    /// <summary>The store has this revision, or a newer one, already.</summary>
    public sealed record Duplicate : WriteResult;

    /// <param name="Reason">One of <see cref="Refusal"/>: not for us.</param>
    public sealed record Refused(string Reason) : WriteResult;

    /// <summary>This document can never be stored; the reason goes to the error queue with it.</summary>
    public sealed record Impossible(string Reason) : WriteResult;
}

/// <summary>How many batches a store takes at once, and how large each may be.</summary>
/// <param name="Largest">In articles.</param>
/// <param name="Heaviest">In UTF-16 code units of text.</param>
/// <param name="Age">How long the first of a batch waits for more.</param>
public sealed record Batches(int AtOnce, int Largest, long Heaviest, TimeSpan Age);
