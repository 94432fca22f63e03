using System.Text.Json;
using System.Text.Json.Nodes;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Writing;

namespace NewsPipeline.Storage.Elasticsearch.Indices;

/// <summary>
/// Copies an index while it is being written to: in the order of its sequence numbers, so that one number says how far it got, and a
/// document that was written again comes once more, later. Numbers are given out before the writing is done, so a pass goes no
/// further than the number up to which the engine says that all is done: what is above it comes with the next pass.
/// </summary>
/// <param name="keepVersions">
/// For lines that are compared by version; the same or a higher one that is there already comes from an earlier try at the same
/// document. Elsewhere the later writing replaces the earlier, also where a document was deleted meanwhile and begins anew.
/// </param>
internal sealed class IndexCopy(ElasticsearchClient client, BulkSender bulk, UpgradePace pace, bool keepVersions)
{
    private static readonly TimeSpan BetweenPages = TimeSpan.FromMinutes(10);

    /// <summary>One pass over what was written since the last.</summary>
    /// <param name="after">The sequence number that the last pass came to.</param>
    /// <param name="complete">The older index takes no writes any more: up to its end.</param>
    /// <param name="report">Told of each page how many documents it had.</param>
    /// <returns>The sequence number that this pass came to.</returns>
    public async Task<long> PassAsync(string from, string to, long after, bool complete, Action<int> report, CancellationToken cancellation)
    {
        var numbers = await client.SequenceNumbersAsync(from, cancellation);
        var end = complete ? numbers.Last : numbers.Settled;
        await client.RefreshAsync([from], cancellation);
        var moment = await client.OpenPointInTimeAsync(from, BetweenPages, indexFilter: null, cancellation);
        try
        {
            await PagesAsync(moment, to, after, end, report, cancellation);
        }
        finally
        {
            await client.ClosePointInTimeAsync(moment, CancellationToken.None);
        }

        await client.PutMappingAsync(to, CopyMark.Mapping(end), cancellation);
        return end;
    }

    private async Task PagesAsync(string moment, string to, long after, long end, Action<int> report, CancellationToken cancellation)
    {
        var unmarked = 0;
        for (var found = pace.Page; found == pace.Page;)
        {
            var answer = await client.SearchAsync(index: null, NextPage(moment, after, end), DocumentJson.Default.JsonElement, cancellation);
            (found, moment) = (answer.Hits.Count, answer.PointInTime ?? moment);
            if (found == 0)
            {
                return;
            }

            await WriteAsync(to, answer.Hits, cancellation);
            (after, unmarked) = (answer.Hits[^1].Sort[0].GetInt64(), unmarked + found);
            if (unmarked >= pace.BetweenMarks)
            {
                await client.PutMappingAsync(to, CopyMark.Mapping(after), cancellation);
                unmarked = 0;
            }

            report(found);
        }
    }

    private async Task WriteAsync(string to, IReadOnlyList<Hit<JsonElement>> documents, CancellationToken cancellation)
    {
        foreach (var answer in await bulk.SendAsync([.. documents.Select(hit => Operation(to, hit))], cancellation))
        {
            if (!keepVersions || !answer.IsConflict())
            {
                answer.ThrowIfFailed();
            }
        }
    }

    private Action<BulkBody> Operation(string to, Hit<JsonElement> hit) => keepVersions
        ? body => body.IndexVersioned(to, hit.Id, hit.Source, DocumentJson.Default.JsonElement, hit.Version!.Value)
        : body => body.Index(to, hit.Id, hit.Source, DocumentJson.Default.JsonElement);

    private JsonObject NextPage(string moment, long after, long end) => Json.Object($$"""
        {
          "pit": { "id": {{Json.String(moment)}}, "keep_alive": "{{BetweenPages.TotalSeconds}}s" },
          "size": {{pace.Page}},
          "version": true,
          "track_total_hits": false,
          "query": { "range": { "_seq_no": { "gt": {{after}}, "lte": {{end}} } } },
          "sort": [ { "_seq_no": "asc" } ]
        }
        """);
}
