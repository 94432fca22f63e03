namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <summary>All that is read of a document when only its sequence number is wanted.</summary>
internal sealed record VersionedDocument(string Id);
