using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Elasticsearch.Client;

/// <summary>An answer that some shards gave and others did not is no answer: whoever counts on it would be wrong unawares.</summary>
internal static class Shards
{
    /// <exception cref="StoreUnavailableException">Not all of them answered.</exception>
    public static void MustAllAnswer(Call call, WireShards? shards, bool timedOut = false)
    {
        if (timedOut)
        {
            throw new StoreUnavailableException($"Elasticsearch broke off {call} before all shards had answered.");
        }

        if (shards is { Failed: > 0 } some)
        {
            var why = some.Failures is [{ Reason: { } reason } first, ..] ? $" ({first.Index}: {reason.Reasons()})" : "";
            throw new StoreUnavailableException($"Elasticsearch could answer {call} from {some.Total - some.Failed} of {some.Total} shards only{why}.");
        }
    }
}
