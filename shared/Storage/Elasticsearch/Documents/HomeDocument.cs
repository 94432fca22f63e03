namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <summary>Which partition holds an article, for ever.</summary>
internal sealed record HomeDocument(string Home);
