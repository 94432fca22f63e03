using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Indices;

/// <summary>
/// Closed until the indices are there: what is written to one that has no template yet would make it, with a mapping that the engine
/// guessed.
/// </summary>
internal sealed class StoreDoor
{
    private volatile bool open;
    private volatile string why = ".";

    public void Open() => open = true;

    /// <param name="trouble">Why it cannot be opened yet, in a sentence.</param>
    public void StaysShut(string trouble) => why = $": {trouble}";

    /// <exception cref="StoreUnavailableException">The store is not set up yet.</exception>
    public Task<T> ThroughAsync<T>(Func<Task<T>> ask) => open ? ask() : Task.FromException<T>(Closed());

    /// <inheritdoc cref="ThroughAsync{T}"/>
    public Task ThroughAsync(Func<Task> ask) => open ? ask() : Task.FromException(Closed());

    private StoreUnavailableException Closed() => new($"The store in Elasticsearch is not set up yet{why}");
}
