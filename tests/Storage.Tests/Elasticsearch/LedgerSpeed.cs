using System.Diagnostics;
using System.Text.Json.Nodes;
using NewsPipeline.Contracts;

namespace NewsPipeline.Storage.Tests.Elasticsearch;

/// <summary>
/// Figures, not claims; run by name only:
/// <c>dotnet run -c Release --project tests/Storage.Tests -- --explicit only --filter-class "*LedgerSpeed" --output Detailed</c>.
/// </summary>
public sealed class LedgerSpeed(OwnIndices indices, Engine engine, ITestOutputHelper output) : IClassFixture<OwnIndices>, IClassFixture<Engine>
{
    private const int Lines = 200_000;
    private const int Batch = 500;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Findings_a_second_and_what_a_line_takes()
    {
        await using var store = await indices.FreshAsync();
        var ledger = store.Get<ILedger>();
        var clock = Stopwatch.StartNew();
        for (var start = 0; start < Lines; start += Batch)
        {
            var findings = Enumerable.Range(start, Batch)
                .Select(line => new Finding(FindingId.FromLine("speed", line), $"https://outlet{line % 400}.example/feeds/world/rss.xml")).ToList();
            await ledger.FoundAsync(findings, Cancellation);
            await ledger.SettleAsync([.. findings.Select(finding => new Settlement(finding, new Outcome.Indexed()))], Cancellation);
        }

        output.WriteLine($"{Lines / clock.Elapsed.TotalSeconds:n0} findings/s found and settled, {Batch} at once, one writer");
        var source = "https://outlet7.example/feeds/world/rss.xml";
        await TimeAsync("balance", () => ledger.BalanceAsync(null, Cancellation));
        await TimeAsync("balance of one source", () => ledger.BalanceAsync(source, Cancellation));
        await TimeAsync("milliseconds to searchable", () => ledger.MillisecondsToSearchableAsync(source, Cancellation));
        output.WriteLine($"{await BytesAsync(store.Names.Findings) / (double)Lines:n0} bytes a line");
    }

    private async Task<long> BytesAsync(string alias)
    {
        using var http = new HttpClient { BaseAddress = new Uri(engine.Url) };
        await http.PostAsync(new Uri($"/{alias}/_flush", UriKind.Relative), content: null, Cancellation);
        var answer = JsonNode.Parse(await http.GetStringAsync(new Uri($"/_cat/indices/{alias}?format=json&bytes=b", UriKind.Relative), Cancellation))!;
        output.WriteLine(answer.ToJsonString());
        return long.Parse((string)answer[0]!["pri.store.size"]!, System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task TimeAsync(string name, Func<Task> ask)
    {
        List<double> times = [];
        for (var i = 0; i < 10; i++)
        {
            var clock = Stopwatch.StartNew();
            await ask();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine($"{name}: {times[5]:n1} ms (worst {times[^1]:n1})");
    }
}
