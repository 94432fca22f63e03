using System.Text.Json;
using System.Text.Json.Nodes;
using NewsPipeline.Contracts;
using NewsPipeline.Hosting.Waiting;
using NewsPipeline.Storage.Elasticsearch.Client;
using NewsPipeline.Storage.Elasticsearch.Documents;
using NewsPipeline.Storage.Elasticsearch.Indices;
using NewsPipeline.Storage.Elasticsearch.Reading;
using NewsPipeline.Storage.Elasticsearch.Writing;

namespace NewsPipeline.Storage.Elasticsearch.Errors;

/// <summary>
/// One document an error, under its id. Every change is written on condition that nobody wrote since it was read, and made again where
/// somebody did. Whoever asks makes what was written searchable first, so that those who write need not.
/// </summary>
internal sealed class ElasticsearchErrorMemory(ElasticsearchClient client, BulkSender bulk, IndexNames names, Patience patience, StoreDoor door) : IErrorMemory
{
    /// <summary>More than there are queues by far.</summary>
    private const int MostQueues = 1000;

    /// <summary>Waits while the engine takes nothing.</summary>
    public async Task FileAsync(IReadOnlyCollection<Failure> failures, CancellationToken cancellation)
    {
        var open = failures.Select(failure => failure.Trimmed()).GroupBy(failure => failure.Id).ToList();
        while (open.Count > 0)
        {
            var known = await StoredAsync([.. open.Select(some => some.Key)], ["error"], cancellation);
            var answers = await bulk.SendAsync([.. open.Zip(known, (some, stored) => Filing(some, stored))], cancellation);
            open = [.. open.Zip(answers).Where(pair => IsConflict(pair.Second)).Select(pair => pair.First)];
        }
    }

    public async Task<Page<FiledError>> ErrorsAsync(ErrorQuestion question, CancellationToken cancellation)
    {
        var end = ErrorPageEnd.Of(question);
        await door.ThroughAsync(() => client.RefreshAsync([names.Errors], cancellation));
        var answer = await client.SearchAsync(names.Errors, Listed(question, end), DocumentJson.Default.ErrorDocument, cancellation);
        var shown = answer.Hits.Take(question.Size).Select(hit => hit.Source.Error).ToList();
        return new(shown, answer.Total, answer.Hits.Count > shown.Count ? ErrorPageEnd.CursorAfter(shown[^1], question) : null);
    }

    public async Task<FiledError?> ErrorAsync(ErrorId id, CancellationToken cancellation) =>
        (await StoredAsync([id], fields: null, cancellation))[0]?.Source is { } document ? document.Error with { Body = document.Body } : null;

    public Task<bool> SentAgainAsync(ErrorId id, int times, DateTimeOffset at, CancellationToken cancellation) => ChangeAsync(
        id,
        error => error.Times <= times && error.State != ErrorState.Discarded,
        new JsonObject { ["state"] = NameOf(ErrorState.SentAgain), ["sentAgainAt"] = at },
        cancellation);

    public Task<bool> DiscardAsync(ErrorId id, Discarding discarding, CancellationToken cancellation) => ChangeAsync(
        id,
        error => error.State == ErrorState.Waiting,
        new JsonObject { ["state"] = NameOf(ErrorState.Discarded), ["discarding"] = JsonSerializer.SerializeToNode(discarding, Wire.Json) },
        cancellation);

    public async Task<IReadOnlyList<ErrorCount>> CountsAsync(CancellationToken cancellation)
    {
        await door.ThroughAsync(() => client.RefreshAsync([names.Errors], cancellation));
        var answer = await client.SearchAsync(names.Errors, Counted(), DocumentJson.Default.ErrorDocument, cancellation);
        return
        [
            .. from queue in answer.Aggregations.BucketsOf("queues")
               from kind in queue.BucketsOf("kinds")
               select new ErrorCount(queue.Key(), Enum.Parse<ErrorKind>(kind.Key(), ignoreCase: true), kind.Count(), kind.MomentOf("oldest")),
        ];
    }

    private async Task<bool> ChangeAsync(ErrorId id, Func<FiledError, bool> may, JsonObject change, CancellationToken cancellation)
    {
        while ((await StoredAsync([id], ["error"], cancellation))[0] is { } stored && may(stored.Source.Error))
        {
            var partial = new JsonObject { ["error"] = change.DeepClone() };
            var answers = await bulk.SendAsync(
                [body => body.Update(names.Errors, id.Value, partial, stored.SeqNo, stored.PrimaryTerm, requireAlias: true)], cancellation);
            if (!IsConflict(answers[0]))
            {
                return true;
            }
        }

        return false;
    }

    private Task<IReadOnlyList<Stored<ErrorDocument>?>> StoredAsync(IReadOnlyList<ErrorId> ids, IReadOnlyList<string>? fields, CancellationToken cancellation)
    {
        DocumentAddress[] addresses = [.. ids.Select(id => new DocumentAddress(names.Errors, id.Value))];
        return door.ThroughAsync(() => patience.UntilTakenAsync(BulkSender.Writes, () => client.GetManyAsync(addresses, DocumentJson.Default.ErrorDocument, cancellation, fields), cancellation));
    }

    private Action<BulkBody> Filing(IEnumerable<Failure> some, Stored<ErrorDocument>? stored)
    {
        var error = some.Aggregate(stored?.Source.Error, (known, failure) => failure.After(known))!;
        var document = new ErrorDocument(TextOf(error), error, some.Last().KeptBody.ToArray());
        return stored is null
            ? body => body.Create(names.Errors, error.Id.Value, document, DocumentJson.Default.ErrorDocument, requireAlias: true)
            : body => body.Index(names.Errors, error.Id.Value, document, DocumentJson.Default.ErrorDocument, stored.SeqNo, stored.PrimaryTerm, requireAlias: true);
    }

    private static string TextOf(FiledError error) =>
        string.Join('\n', error.Reason, error.Detail, error.Title, error.Id.Value, error.Article?.Value, error.Finding?.Id.Value);

    private static JsonObject Listed(ErrorQuestion question, ErrorPageEnd? end)
    {
        string?[] conditions =
        [
            question.State is { } state ? Term("state", NameOf(state)) : null,
            question.Queue is { } queue ? Term("queue", queue) : null,
            question.Reason is { } reason ? $$"""{ "prefix": { "error.reason": {{Json.String(reason)}} } }""" : null,
            question.Text is { } text ? $$"""{ "wildcard": { "text": { "value": {{Json.String($"*{Escaped(text)}*")}}, "case_insensitive": true } } }""" : null,
        ];
        var after = end is null ? "" : $$""", "search_after": [ {{end.LastAt}}, {{Json.String(end.Id)}} ]""";
        return Json.Object($$"""
            {
              "size": {{question.Size + 1}},
              "_source": { "excludes": [ "body" ] },
              "query": { "bool": { "filter": [ {{string.Join(", ", conditions.Where(condition => condition is not null))}} ] } },
              "sort": [ { "error.lastAt": "desc" }, { "error.id": "desc" } ]{{after}}
            }
            """);
    }

    private static JsonObject Counted() => Json.Object($$"""
        {
          "size": 0,
          "query": { "bool": { "filter": {{Term("state", NameOf(ErrorState.Waiting))}} } },
          "aggs": { "queues": {
            "terms": { "field": "error.queue", "size": {{MostQueues}}, "order": { "_key": "asc" } },
            "aggs": { "kinds": {
              "terms": { "field": "error.kind", "order": { "_key": "desc" } },
              "aggs": { "oldest": { "min": { "field": "error.lastAt" } } }
            } }
          } }
        }
        """);

    private static string Term(string field, string value) => $$"""{ "term": { "error.{{field}}": {{Json.String(value)}} } }""";

    private static string Escaped(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("*", @"\*", StringComparison.Ordinal).Replace("?", @"\?", StringComparison.Ordinal);

    private static string NameOf(ErrorState state) => JsonSerializer.SerializeToNode(state, Wire.Json)!.GetValue<string>();

    private static bool IsConflict(BulkItem answer)
    {
        if (answer.IsConflict())
        {
            return true;
        }

        answer.ThrowIfFailed();
        return false;
    }
}
