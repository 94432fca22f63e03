namespace NewsPipeline.Storage.Elasticsearch.Indices;

/// <summary>
/// What everything is called in the engine. Readers and writers know aliases alone; behind each stands an index whose name ends in
/// the version of its mapping (<c>demands-v1</c>), so that another version can be built beside it.
/// </summary>
/// <param name="prefix">Before every name, so that several pipelines can share one engine.</param>
internal sealed class IndexNames(string prefix)
{
    /// <summary>All partitions together.</summary>
    public string Articles => prefix + "articles";

    public string Demands => prefix + "demands";

    public string Stories => prefix + "stories";

    /// <summary>Which names stand for which Wikidata ids.</summary>
    public string Names => prefix + "names";

    /// <summary>Which partition each article lives in.</summary>
    public string Homes => prefix + "article-homes";

    /// <summary>The balance sheet's lines.</summary>
    public string Findings => prefix + "findings";

    /// <summary>Messages that a queue gave up.</summary>
    public string Errors => prefix + "errors";

    public string Template(string name) => prefix + name;

    /// <summary>One partition.</summary>
    public string ArticlesOf(string home) => $"{Articles}-{home}";

    /// <summary>The partition of an alias or index that <see cref="ArticlesOf"/> named.</summary>
    public string HomeOf(string name) => name[(Articles.Length + 1)..].Split("-v")[0];

    public static string Index(string alias, int version) => $"{alias}-v{version}";
}
