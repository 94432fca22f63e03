using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Elasticsearch.Reading;

/// <summary>
/// Pages of one list as it was when its first page was read: that page opens points in time, its cursor carries them. They last for
/// some minutes after the latest page, then the list has to be begun anew.
/// </summary>
internal sealed class Pages(ElasticsearchClient client, TimeProvider time)
{
    /// <summary>The point in time has been given up, or a partition in it dropped.</summary>
    private const int NotFound = 404;

    private static readonly TimeSpan KeepAlive = TimeSpan.FromMinutes(5);

    /// <summary>Where the page that is asked for begins.</summary>
    /// <param name="indices">What is listed, then what else must stand still meanwhile; each with a query that its shards must be able to meet.</param>
    public async Task<PageEnd> BeginAsync(string list, Question question, CancellationToken cancellation, params (string Index, string? Filter)[] indices) =>
        PageEnd.Of(list, question) ?? new PageEnd(
            time.GetUtcNow(),
            await Task.WhenAll(indices.Select(index => client.OpenPointInTimeAsync(
                index.Index, KeepAlive, index.Filter is null ? null : Json.Object(index.Filter), cancellation))));

    /// <param name="body">Query, order and what else is wanted of each hit.</param>
    /// <param name="parameters">Of the request's address.</param>
    public async Task<Page<Hit<T>>> ReadAsync<T>(
        string list, Question question, PageEnd begin, JsonObject body, JsonTypeInfo<T> type, CancellationToken cancellation, string parameters = "")
    {
        body["size"] = question.Size + 1;
        if (begin.After is not null)
        {
            body["search_after"] = JsonNode.Parse(begin.After);
        }

        var answer = await AskAsync(begin.PointsInTime[0], body, type, cancellation, parameters);
        var shown = answer.Hits.Take(question.Size).ToList();
        var after = answer.Hits.Count > shown.Count ? $"[{string.Join(',', shown[^1].Sort.Select(value => value.GetRawText()))}]" : null;
        var here = begin with { PointsInTime = [answer.PointInTime ?? begin.PointsInTime[0], .. begin.PointsInTime.Skip(1)] };
        return new(shown, answer.Total, await EndAsync(list, question, here, after, cancellation));
    }

    /// <summary>Asks the store as it was.</summary>
    public async Task<SearchAnswer<T>> AskAsync<T>(
        string pointInTime, JsonObject body, JsonTypeInfo<T> type, CancellationToken cancellation, string parameters = "")
    {
        body["pit"] = new JsonObject { ["id"] = pointInTime, ["keep_alive"] = $"{(long)KeepAlive.TotalSeconds}s" };
        try
        {
            return await client.SearchAsync(null, body, type, cancellation, parameters);
        }
        catch (ElasticsearchException e) when (e.Status == NotFound)
        {
            throw new BadQuestionException(
                $"The list that the cursor belongs to is too old: it is kept for {KeepAlive.TotalMinutes:0} minutes after its latest page; leave the cursor out to start from the first page.");
        }
    }

    /// <summary>The next page's cursor. A first page that holds all has none, and nobody can ask for this state again.</summary>
    /// <param name="after">Sort values of the last item shown; null where there is nothing after it.</param>
    public async Task<string?> EndAsync(string list, Question question, PageEnd here, string? after, CancellationToken cancellation)
    {
        if (after is not null)
        {
            return (here with { After = after }).CursorFor(list, question);
        }

        if (here.After is null)
        {
            await Task.WhenAll(here.PointsInTime.Select(point => client.ClosePointInTimeAsync(point, cancellation)));
        }

        return null;
    }
}
