using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Elasticsearch.Writing;

/// <summary>
/// Sends operations in requests of a few megabytes, and those again that the engine put off (429, 503) or kept out (a write block: a
/// full disk, an index that is being rebuilt), until each has an answer of its own: written, in conflict, missing or refused.
/// </summary>
internal sealed class BulkSender(ElasticsearchClient client, Patience patience)
{
    /// <summary>What waits while the engine takes nothing.</summary>
    public const string Writes = "writing to Elasticsearch";

    /// <summary>Elastic's advice is 5 to 15 MB a request; larger ones only cost the engine memory.</summary>
    private const long LargestRequest = 5_000_000;

    /// <summary>Of the requests that one sending takes.</summary>
    private const int MostAtOnce = 4;

    private const int TooManyRequests = 429;
    private const int Unavailable = 503;
    private const string Blocked = "cluster_block_exception";

    /// <summary>One answer an operation, in order.</summary>
    public async Task<IReadOnlyList<BulkItem>> SendAsync(IReadOnlyList<Action<BulkBody>> operations, CancellationToken cancellation)
    {
        var answers = new BulkItem[operations.Count];
        int[] open = [.. Enumerable.Range(0, operations.Count)];
        while (open.Length > 0)
        {
            open = await patience.UntilTakenAsync(Writes, () => SendOnceAsync(operations, open, answers, cancellation), cancellation);
        }

        return answers;
    }

    /// <summary>Those that have to be sent again.</summary>
    /// <exception cref="StoreUnavailableException">Nothing at all was taken.</exception>
    private async Task<int[]> SendOnceAsync(IReadOnlyList<Action<BulkBody>> operations, int[] open, BulkItem[] answers, CancellationToken cancellation)
    {
        List<Task> sending = [];
        for (var start = 0; start < open.Length;)
        {
            var (body, count) = Fill(operations, open, start);
            sending.Add(SendAsync(body, open.AsMemory(start, count), answers, cancellation));
            start += count;
            if (sending.Count(request => !request.IsCompleted) >= MostAtOnce)
            {
                await Task.WhenAny(sending.Where(request => !request.IsCompleted));
            }
        }

        await Task.WhenAll(sending);
        int[] putOff = [.. open.Where(i => IsPutOff(answers[i]))];
        return putOff.Length == open.Length ? throw new StoreUnavailableException($"{answers[putOff[0]].Index}: {answers[putOff[0]].Reason}") : putOff;
    }

    private async Task SendAsync(BulkBody body, ReadOnlyMemory<int> positions, BulkItem[] answers, CancellationToken cancellation)
    {
        var items = (await client.BulkAsync(body, cancellation)).Items;
        for (var i = 0; i < positions.Length; i++)
        {
            answers[positions.Span[i]] = items[i];
        }
    }

    private static (BulkBody Body, int Count) Fill(IReadOnlyList<Action<BulkBody>> operations, int[] open, int start)
    {
        var body = new BulkBody();
        var count = 0;
        while (start + count < open.Length && body.Bytes < LargestRequest)
        {
            operations[open[start + count]](body);
            count++;
        }

        return (body, count);
    }

    private static bool IsPutOff(BulkItem item) => item.Status is TooManyRequests or Unavailable || item.ErrorType == Blocked;
}
