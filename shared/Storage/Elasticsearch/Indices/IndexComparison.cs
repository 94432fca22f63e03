using System.Text.Json;
using System.Text.Json.Nodes;
using NewsPipeline.Hosting;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Writing;

namespace NewsPipeline.Storage.Elasticsearch.Indices;

/// <summary>
/// Whether a copy holds what its original does, when nothing is written any more. The passes bring over all that is there; what was
/// deleted after it had been copied they do not see, and it is looked for one by one only where the counts differ.
/// </summary>
internal sealed class IndexComparison(ElasticsearchClient client, BulkSender bulk)
{
    private const int Page = 1000;

    private static readonly TimeSpan BetweenPages = TimeSpan.FromMinutes(10);
    private static readonly JsonObject Everything = Json.Object("""{ "match_all": {} }""");

    /// <returns>How many documents each of them has.</returns>
    /// <exception cref="CannotRunException">The copy lacks documents.</exception>
    public async Task<long> MakeEqualAsync(string original, string copy, CancellationToken cancellation)
    {
        var (there, here) = await CountsAsync(original, copy, cancellation);
        if (there != here)
        {
            await DropSurplusAsync(original, copy, cancellation);
            (there, here) = await CountsAsync(original, copy, cancellation);
        }

        return there == here
            ? here
            : throw new CannotRunException($"{copy} has {here} documents and {original}, from which it was copied, {there}: nothing was switched.");
    }

    private async Task<(long There, long Here)> CountsAsync(string original, string copy, CancellationToken cancellation)
    {
        await client.RefreshAsync([original, copy], cancellation);
        return (
            await client.CountAsync(original, (JsonObject)Everything.DeepClone(), cancellation),
            await client.CountAsync(copy, (JsonObject)Everything.DeepClone(), cancellation));
    }

    private async Task DropSurplusAsync(string original, string copy, CancellationToken cancellation)
    {
        var moment = await client.OpenPointInTimeAsync(copy, BetweenPages, indexFilter: null, cancellation);
        try
        {
            for (string? after = ""; after is not null;)
            {
                var answer = await client.SearchAsync(index: null, NextPage(moment, after), DocumentJson.Default.JsonElement, cancellation);
                moment = answer.PointInTime ?? moment;
                await DropSurplusAsync(original, copy, answer.Hits, cancellation);
                after = answer.Hits.Count < Page ? null : $", \"search_after\": [{answer.Hits[^1].Sort[0].GetRawText()}]";
            }
        }
        finally
        {
            await client.ClosePointInTimeAsync(moment, CancellationToken.None);
        }
    }

    private async Task DropSurplusAsync(string original, string copy, IReadOnlyList<Hit<JsonElement>> page, CancellationToken cancellation)
    {
        var stored = await client.GetManyAsync(
            [.. page.Select(hit => new DocumentAddress(original, hit.Id))], DocumentJson.Default.JsonElement, cancellation, fields: ["id"]);
        var surplus = page.Zip(stored).Where(pair => pair.Second is null).Select(pair => pair.First.Id);
        await bulk.SendAsync([.. surplus.Select(id => (Action<BulkBody>)(body => body.Delete(copy, id)))], cancellation);
    }

    private static JsonObject NextPage(string moment, string after) => Json.Object($$"""
        {
          "pit": { "id": {{Json.String(moment)}}, "keep_alive": "{{BetweenPages.TotalSeconds}}s" },
          "size": {{Page}},
          "_source": false,
          "track_total_hits": false,
          "sort": [ "_shard_doc" ]{{after}}
        }
        """);
}
