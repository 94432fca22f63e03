using System.Text.Json;
using System.Text.Json.Nodes;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;

namespace NewsPipeline.Storage.Elasticsearch.Ledger;

/// <summary>Asks the lines. Whoever asks makes them searchable first, so that those who write need not.</summary>
internal sealed class LedgerQuestions(ElasticsearchClient client, string alias)
{
    /// <summary>The most that the engine answers at once.</summary>
    private const int Page = 10_000;

    /// <summary>More than there are named reasons by far.</summary>
    private const int Reasons = 1000;

    private static readonly TimeSpan BetweenPages = TimeSpan.FromMinutes(1);

    /// <summary>Of everything where <paramref name="source"/> is null. Counts are exact: the index is one shard.</summary>
    /// <param name="overdue">What was found before and is still in flight is unsettled.</param>
    public async Task<Balance> BalanceAsync(string? source, DateTimeOffset overdue, CancellationToken cancellation)
    {
        await client.RefreshAsync([alias], cancellation);
        var answer = await client.SearchAsync(alias, Sums(source, overdue), DocumentJson.Default.FindingDocument, cancellation);
        var sums = Counts(answer.Aggregations.GetProperty("outcomes"));
        long Of(LedgerRank rank) => sums.GetValueOrDefault(LedgerLine.Name(rank));
        return new Balance(
            answer.Total,
            Of(LedgerRank.Indexed),
            Of(LedgerRank.Duplicate),
            Counts(answer.Aggregations.GetProperty("refused").GetProperty("reasons")),
            Of(LedgerRank.InErrorQueue),
            Of(LedgerRank.InFlight),
            answer.Aggregations.GetProperty("unsettled").GetProperty("doc_count").GetInt64());
    }

    /// <summary>Ascending, of the indexed findings of a source.</summary>
    public async Task<IReadOnlyList<double>> MillisecondsAsync(string source, CancellationToken cancellation)
    {
        await client.RefreshAsync([alias], cancellation);
        var moment = await client.OpenPointInTimeAsync(alias, BetweenPages, indexFilter: null, cancellation);
        try
        {
            return await PagesAsync(moment, source, cancellation);
        }
        finally
        {
            await client.ClosePointInTimeAsync(moment, CancellationToken.None);
        }
    }

    /// <summary>The values come with the sort, from the column; no document is read.</summary>
    private async Task<IReadOnlyList<double>> PagesAsync(string moment, string source, CancellationToken cancellation)
    {
        List<double> all = [];
        for (string? after = ""; after is not null;)
        {
            var answer = await client.SearchAsync(index: null, Slowest(moment, source, after), DocumentJson.Default.FindingDocument, cancellation);
            all.AddRange(answer.Hits.Select(hit => hit.Sort[0].GetDouble()));
            moment = answer.PointInTime ?? moment;
            after = answer.Hits.Count < Page ? null : $", \"search_after\": [{string.Join(',', answer.Hits[^1].Sort.Select(value => value.GetRawText()))}]";
        }

        return all;
    }

    private static JsonObject Slowest(string moment, string source, string after) => Json.Object($$"""
        {
          "pit": { "id": {{Json.String(moment)}}, "keep_alive": "{{BetweenPages.TotalSeconds}}s" },
          "size": {{Page}},
          "_source": false,
          "track_total_hits": false,
          "query": { "bool": { "filter": [ {{Of(source)}}, { "term": { "outcome": "{{LedgerLine.Name(LedgerRank.Indexed)}}" } } ] } },
          "sort": [ { "milliseconds": "asc" } ]{{after}}
        }
        """);

    private static JsonObject Sums(string? source, DateTimeOffset overdue) => Json.Object($$"""
        {
          "size": 0,
          "query": {{(source is null ? """{ "match_all": {} }""" : Of(source))}},
          "aggs": {
            "outcomes": { "terms": { "field": "outcome" } },
            "refused": {
              "filter": { "term": { "outcome": "{{LedgerLine.Name(LedgerRank.Refused)}}" } },
              "aggs": { "reasons": { "terms": { "field": "reason", "size": {{Reasons}}, "missing": "" } } }
            },
            "unsettled": { "filter": { "bool": { "filter": [
              { "term": { "outcome": "{{LedgerLine.Name(LedgerRank.InFlight)}}" } },
              { "range": { "foundAt": { "lt": {{overdue.ToUnixTimeMilliseconds()}} } } }
            ] } } }
          }
        }
        """);

    private static string Of(string source) => $$"""{ "term": { "source": {{Json.String(source)}} } }""";

    private static Dictionary<string, long> Counts(JsonElement terms) => terms.GetProperty("buckets").EnumerateArray()
        .ToDictionary(bucket => bucket.GetProperty("key").GetString()!, bucket => bucket.GetProperty("doc_count").GetInt64());
}
