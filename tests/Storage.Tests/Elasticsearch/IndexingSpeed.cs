using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NewsPipeline.Indexer;
using NewsPipeline.Storage.Elasticsearch;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>
/// Figures, not claims; run by name only:
/// <c>dotnet run -c Release --project tests/Storage.Tests -- --explicit only --filter-class "*IndexingSpeed" --output Detailed</c>.
/// The Indexer's clerk, balance sheet and all, beside a bare <c>_bulk</c> loop that sends the documents it left, ready made.
/// </summary>
public sealed class IndexingSpeed(OwnIndices ours, OtherIndices bare, ITestOutputHelper output) : IClassFixture<OwnIndices>, IClassFixture<OtherIndices>
{
    private const int Waiting = 8500;
    private const int BareBody = 2_000_000;
    private const int BareAtOnce = 4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData(20_000)]
    [InlineData(100_000)]
    public async Task Articles_a_second_beside_a_bare_bulk_loop(int articles)
    {
        await OursAsync(new MadeUpNews(seed: 2), 2_000);
        var store = await OursAsync(new MadeUpNews(seed: 1), articles);
        var bodies = await BodiesAsync(store);
        await BareAsync(bodies, articles);
    }

    private async Task<OwnStore> OursAsync(MadeUpNews news, int count)
    {
        var store = await ours.FreshAsync();
        var articles = Enumerable.Range(0, count).Select(_ => news.Next()).ToList();
        using var meters = new NoMeters();
        var clerk = new FilingClerk(store.Get<IArticleStore>(), store.Get<ILedger>(), new IndexerMetrics(meters, TimeProvider.System), new WorkerWatch(meters, NullLogger<WorkerWatch>.Instance));
        var (clock, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var waits = new double[count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = Waiting, CancellationToken = Cancellation },
            async (i, stop) =>
            {
                var entered = Stopwatch.GetTimestamp();
                await clerk.FileAsync(articles[i], stop);
                waits[i] = Stopwatch.GetElapsedTime(entered).TotalMilliseconds;
            });
        var cpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        Array.Sort(waits);
        output.WriteLine($"ours: {count / clock.Elapsed.TotalSeconds:n0} articles/s, {count / cpuSeconds:n0} a CPU-second of ours, "
            + $"{Process.GetCurrentProcess().WorkingSet64 / 1e6:n0} MB, searchable after p50 {waits[count / 2]:n0} ms, p95 {waits[count * 95 / 100]:n0} ms at full load");
        return store;
    }

    /// <summary>Every document that the Indexer left, in requests of <see cref="BareBody"/> bytes for the other indices.</summary>
    private async Task<List<byte[]>> BodiesAsync(OwnStore store)
    {
        List<byte[]> bodies = [];
        var body = new StringBuilder();
        await store.Client.RefreshAsync([$"{ours.Prefix}*"], Cancellation);
        foreach (var index in await store.Client.IndicesAsync($"{ours.Prefix}*", Cancellation))
        {
            var after = "";
            while (true)
            {
                var page = await store.Client.SearchAsync(
                    index.Name, Json.Object($$"""{ "size": 1000, "sort": ["_seq_no"]{{after}} }"""), RawJson.Default.JsonElement, Cancellation);
                foreach (var hit in page.Hits)
                {
                    var target = bare.Prefix + index.Name[ours.Prefix.Length..];
                    body.Append($$$"""{"create":{"_index":"{{{target}}}","_id":"{{{hit.Id}}}"}}""").Append('\n').Append(hit.Source.GetRawText()).Append('\n');
                    if (body.Length > BareBody)
                    {
                        bodies.Add(Encoding.UTF8.GetBytes(body.ToString()));
                        body.Clear();
                    }
                }

                if (page.Hits.Count < 1000)
                {
                    break;
                }

                after = $", \"search_after\": [{page.Hits[^1].Sort[0].GetRawText()}]";
            }
        }

        bodies.Add(Encoding.UTF8.GetBytes(body.ToString()));
        return bodies;
    }

    private async Task BareAsync(List<byte[]> bodies, int articles)
    {
        await using var store = await bare.FreshAsync();
        using var http = new HttpClient { BaseAddress = new Uri(bare.Url), Timeout = TimeSpan.FromMinutes(5) };
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = BareAtOnce, CancellationToken = Cancellation }, async (body, stop) =>
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new("application/x-ndjson");
            using var answer = await http.PostAsync("/_bulk", content, stop);
            using var read = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(stop), cancellationToken: stop);
            Assert.False(read.RootElement.GetProperty("errors").GetBoolean());
        });
        await store.Client.RefreshAsync([$"{bare.Prefix}*"], Cancellation);
        output.WriteLine($"bare: {articles / clock.Elapsed.TotalSeconds:n0} articles/s with all that belongs to them, {bodies.Count} requests");
    }

    private sealed class NoMeters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(options);

        public void Dispose()
        {
        }
    }
}

/// <summary>A second set of indices on the same engine.</summary>
public sealed class OtherIndices(Engines engines) : OwnIndices(engines);

[System.Text.Json.Serialization.JsonSerializable(typeof(JsonElement))]
internal sealed partial class RawJson : System.Text.Json.Serialization.JsonSerializerContext;
