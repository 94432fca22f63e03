using NewsPipeline.Storage.Elasticsearch.Indices;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>Where Elasticsearch is, and how we show who we are, when the store is Elasticsearch.</summary>
public sealed class ElasticsearchOptions
{
    public const string Section = "Elasticsearch";

    /// <summary>One node or several with commas: <c>https://one.example:9200,https://two.example:9200</c>.</summary>
    public string Url { get; set; } = "http://localhost:9200";

    /// <summary>The <c>encoded</c> form in which Elasticsearch gives out a key; not together with a user name.</summary>
    public string? ApiKey { get; set; }

    public string? Username { get; set; }

    public string? Password { get; set; }

    /// <summary>PEM file with the one authority whose certificates count; the system's own where it is not set.</summary>
    public string? CaFile { get; set; }

    /// <summary>Stands before the name of every index, so that several installations share one cluster; at most 30 characters.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>For one request with all the nodes it is tried at: 100 ms to 10 minutes.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Articles older than this are dropped, partition by partition; unset, everything is kept. From one day.</summary>
    public TimeSpan? KeepFor { get; set; }

    /// <summary>The stretch of time that one partition holds, for partitions that are opened from now on.</summary>
    public PartitionLength Partition { get; set; }

    internal IReadOnlyList<string> Addresses => Url.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
