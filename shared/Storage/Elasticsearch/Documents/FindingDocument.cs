namespace NewsPipeline.Storage.Elasticsearch.Documents;

/// <summary>One line of the balance sheet; its id is the finding's. There are tens of millions, so it holds no more than is asked for.</summary>
/// <param name="Reason">Null where the outcome has none.</param>
/// <param name="FoundAt">This and <paramref name="SettledAt"/> in Unix milliseconds, which take half the room of a date in words.</param>
/// <param name="SettledAt">This and <paramref name="Milliseconds"/>, from found to settled, are null while it is in flight.</param>
internal sealed record FindingDocument(
    string Source, string Outcome, string? Reason, long FoundAt, long? SettledAt = null, long? Milliseconds = null);
