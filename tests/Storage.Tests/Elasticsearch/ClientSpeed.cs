using System.Diagnostics;
using System.Net.Http.Headers;
using NewsPipeline.Storage.Elasticsearch.Client;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>
/// Figures, not claims; run by name only:
/// <c>dotnet run -c Release --project tests/Storage.Tests -- --explicit only --filter-class "*ClientSpeed" --output Detailed</c>.
/// </summary>
public sealed class ClientSpeed(Engine engine, ITestOutputHelper output) : IClassFixture<Engine>, IAsyncDisposable
{
    private const int Batches = 20;
    private const int Batch = 500;
    private const int Rounds = 3;

    private readonly Report[] reports = [.. Enumerable.Range(0, Batch).Select(MadeUp)];
    private readonly ClientIndex own = new(engine.Url);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => own.DisposeAsync();

    /// <summary>The peer posts bytes made beforehand and reads nothing of the answer.</summary>
    [Fact(Explicit = true)]
    public async Task Documents_written_a_second_beside_bytes_posted_to_bulk()
    {
        await own.CreatedAsync();
        using var http = new HttpClient { BaseAddress = new Uri(engine.Url) };
        for (var round = 0; round < Rounds; round++)
        {
            var bodies = Enumerable.Range(0, Batches).Select(number => Body($"raw-{round}-{number}").Lines.ToArray()).ToList();
            await Time("raw", number => PostAsync(http, bodies[number]));
            await Time("client", number => WriteAsync($"client-{round}-{number}"));
        }
    }

    private static Report MadeUp(int seed)
    {
        var words = new Random(seed);
        return new Report(string.Join(' ', Enumerable.Range(0, 400).Select(_ => $"word{(int)Math.Pow(5000, words.NextDouble())}")), seed);
    }

    private static async Task PostAsync(HttpClient http, byte[] lines)
    {
        using var content = new ByteArrayContent(lines);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await http.PostAsync("/_bulk", content, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private async Task WriteAsync(string name) =>
        Assert.All((await own.Client.BulkAsync(Body(name), Cancellation)).Items, item => Assert.Equal(201, item.Status));

    private BulkBody Body(string name)
    {
        var body = new BulkBody();
        for (var number = 0; number < Batch; number++)
        {
            body.Create(own.Name, $"{name}-{number}", reports[number], ReportJson.Default.Report);
        }

        return body;
    }

    private async Task Time(string name, Func<int, Task> work)
    {
        var (clock, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        for (var number = 0; number < Batches; number++)
        {
            await work(number);
        }

        var cpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        const int documents = Batches * Batch;
        output.WriteLine($"{name}: {documents / clock.Elapsed.TotalSeconds:n0} documents/s, {cpuSeconds * 1e6 / documents:n0} µs of our own CPU each");
    }
}
