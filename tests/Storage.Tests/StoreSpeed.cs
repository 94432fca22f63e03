using System.Diagnostics;
using NewsPipeline.Contracts;
using NewsPipeline.Fixtures;
using NewsPipeline.Storage.Sqlite;

namespace NewsPipeline.Storage.Tests;

/// <summary>
/// Figures, not claims; run by name only:
/// <c>dotnet run -c Release --project tests/Storage.Tests -- --explicit only --filter-class "*StoreSpeed" --output Detailed</c>.
/// </summary>
public sealed class StoreSpeed(ITestOutputHelper output) : IDisposable
{
    private const int Articles = 100_000;

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact(Explicit = true)]
    public async Task Articles_written_a_second_and_how_long_questions_take()
    {
        using var database = new SqliteDatabase(folder.Path);
        var store = new SqliteArticleStore(database, TimeProvider.System);
        var questions = new StoreQuestions(store, output);
        await questions.WriteAsync(Articles, Cancellation);
        output.WriteLine($"{new FileInfo(Path.Combine(folder.Path, SqliteDatabase.FileName)).Length / Articles:n0} bytes an article");
        await questions.AskAsync(Cancellation);
    }

    [Fact(Explicit = true)]
    public async Task Findings_a_second_and_the_balance_of_a_million()
    {
        using var database = new SqliteDatabase(folder.Path);
        var ledger = new SqliteLedger(database, TimeProvider.System);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 1_000_000; i += 1000)
        {
            var findings = Enumerable.Range(i, 1000).Select(line => new Finding(FindingId.FromLine("speed", line), $"feed {line % 400}")).ToList();
            await ledger.FoundAsync(findings, Cancellation);
            await ledger.SettleAsync([.. findings.Select(finding => new Settlement(finding, new Outcome.Indexed()))], Cancellation);
        }

        output.WriteLine($"{1_000_000 / clock.Elapsed.TotalSeconds:n0} findings/s found and settled");
        await StoreQuestions.TimeAsync(output, "balance", () => ledger.BalanceAsync(null, Cancellation));
        await StoreQuestions.TimeAsync(output, "balance of one source", () => ledger.BalanceAsync("feed 7", Cancellation));
        await StoreQuestions.TimeAsync(output, "milliseconds to searchable", () => ledger.MillisecondsToSearchableAsync("feed 7", Cancellation));
    }

    [Fact(Explicit = true)]
    public async Task Demands_raised_a_second_by_a_hundred_consumers()
    {
        using var database = new SqliteDatabase(folder.Path);
        var memory = new SqliteAlertMemory(database);
        var news = new MadeUpNews(seed: 1);
        var raised = news.Next();
        const int Demands = 5_000;
        var numbers = new System.Collections.Concurrent.ConcurrentQueue<int>(Enumerable.Range(0, Demands));
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            while (numbers.TryDequeue(out var number))
            {
                var demand = raised.Placement.Demands[0] with { Id = new DemandId($"d{number}") };
                var report = new DemandReport(new("s"), "Talks", demand, new("a"), "one.example", null, "Talks", "Quote.", Some.Morning);
                await memory.RaiseAsync(report, Some.Morning, [], Cancellation);
            }
        }));
        output.WriteLine($"{Demands / clock.Elapsed.TotalSeconds:n0} demands/s raised");
    }
}
