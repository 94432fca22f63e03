using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

/// <summary>How long articles are kept, by whole partitions; for ever unless a setting says otherwise.</summary>
internal sealed class Retention(ElasticsearchOptions options, TimeProvider time)
{
    public TimeSpan? KeepFor => options.KeepFor;

    /// <summary>Null where everything is kept.</summary>
    public DateTimeOffset? Horizon => KeepFor is { } keepFor ? time.GetUtcNow() - keepFor : null;

    /// <summary>All that the partition was made for is older than what is kept: it is dropped, or will be, and takes nothing more.</summary>
    public bool IsOver(string home) => PartitionScheme.EndOf(home) <= Horizon;
}
