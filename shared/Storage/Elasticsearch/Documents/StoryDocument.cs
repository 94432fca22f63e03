namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <summary>One story's sums over its articles. Worked out anew from them.</summary>
/// <param name="Gone">No article tells it any more.</param>
/// <param name="Outlets">Independent ones.</param>
internal sealed record StoryDocument(
    string Id,
    bool Gone,
    string? Title = null,
    DateTimeOffset? FirstAt = null,
    DateTimeOffset? LastAt = null,
    int? Articles = null,
    int? Outlets = null,
    int? Demands = null,
    double? LifeHours = null,
    IReadOnlyList<string>? TopEntities = null);
