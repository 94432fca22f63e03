namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <param name="Text">All that a search looks through, in one term.</param>
/// <param name="Error">Without its body.</param>
internal sealed record ErrorDocument(string Text, FiledError Error, byte[]? Body);
