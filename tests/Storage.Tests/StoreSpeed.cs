using System.Diagnostics;
using System.Text;
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
    private const int Articles = 20_000;
    private const int Batch = 200;

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact(Explicit = true)]
    public async Task Articles_written_a_second_and_how_long_questions_take()
    {
        using var database = new SqliteDatabase(folder.Path);
        var store = new SqliteArticleStore(database, TimeProvider.System);
        var news = new MadeUpNews(seed: 1);
        var batches = Enumerable.Range(0, Articles / Batch).Select(_ => Enumerable.Range(0, Batch).Select(_ => news.Next()).ToList()).ToList();

        var (clock, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        foreach (var batch in batches)
        {
            await store.WriteAsync(batch, Cancellation);
        }

        var cpuSeconds = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        output.WriteLine($"{Articles / clock.Elapsed.TotalSeconds:n0} articles/s written, {Articles / cpuSeconds:n0} a CPU-second");
        output.WriteLine($"{new FileInfo(Path.Combine(folder.Path, SqliteDatabase.FileName)).Length / Articles:n0} bytes an article");
        foreach (var (name, ask) in Questions(store))
        {
            await Time(name, ask);
        }
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
        await Time("balance", () => ledger.BalanceAsync(null, Cancellation));
        await Time("balance of one source", () => ledger.BalanceAsync("feed 7", Cancellation));
        await Time("milliseconds to searchable", () => ledger.MillisecondsToSearchableAsync("feed 7", Cancellation));
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

    private static IEnumerable<(string Name, Func<Task> Ask)> Questions(SqliteArticleStore store)
    {
        Question[] questions =
        [
            new(), new() { Words = "w3" }, new() { Words = "w40 w90" }, new() { Words = "\"w5 w9\"" }, new() { Words = "w200 -w7", Outlet = "outlet7.example" },
            new() { Issuer = "Party 3" }, new() { Entity = "Q5", Strength = Strength.Demand, After = Some.Morning.AddHours(5) },
        ];
        foreach (var question in questions)
        {
            yield return ($"articles {question.Words} {question.Outlet} {question.Issuer} {question.Entity}", () => store.ArticlesAsync(question, Cancellation));
            yield return ("  stories", () => store.StoriesAsync(question, Cancellation));
            yield return ("  demands", () => store.DemandsAsync(question, Cancellation));
            yield return ("  outlets", () => store.OutletsAsync(question, Cancellation));
            yield return ("  facets", () => store.FacetsAsync(question, Cancellation));
        }
    }

    private async Task Time(string name, Func<Task> ask)
    {
        var times = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            var clock = Stopwatch.StartNew();
            await ask();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine($"{name}: {times[5]:n1} ms (worst {times[^1]:n1})");
    }

    /// <summary>Texts of about 3,000 characters whose words are as unequal as real ones; stories of about thirty articles with five demands each.</summary>
    private sealed class MadeUpNews(int seed)
    {
        private readonly Random random = new(seed);
        private int count;

        public ArticlePlaced Next()
        {
            var id = new ArticleId(Digest.Of("speed", $"{count++}"));
            var text = Text();
            var article = Some.Article(id.Value, Text(10), text, $"outlet{random.Next(60)}.example", Some.Morning.AddSeconds(count));
            var story = new StoryId(Digest.Of("story", $"{(count / 600 * 20) + random.Next(20)}"));
            var demands = Enumerable.Range(0, 3).Select(_ => Demand(random.Next(5))).ToList();
            var entities = Enumerable.Range(0, 10).Select(_ => Word(300)).Distinct()
                .Select(word => new Entity($"Name {word}", EntityType.Location, $"Q{word}", [new Span(0, 7), new Span(90, 97)]));
            var placed = Some.Placed(Some.Enriched(Some.Found(article), [.. demands]), story);
            return placed with { Enriched = placed.Enriched with { Reading = placed.Enriched.Reading with { Entities = [.. entities] } } };
        }

        private static Demand Demand(int number) => Some.Demand(
            $"w{number} w{number + 7} w{number * 3} w11", $"Party {number}", $"Party {number + 3}", (Strength)number, "territory", 200 * number, (200 * number) + 150);

        private int Word(int most) => (int)Math.Exp(random.NextDouble() * Math.Log(most));

        private string Text(int words = 0)
        {
            var text = new StringBuilder();
            for (var i = 0; words == 0 ? text.Length < 3000 : i < words; i++)
            {
                text.Append('w').Append(Word(30_000)).Append(random.Next(12) == 0 ? ". W" : " ");
            }

            return text.ToString();
        }
    }
}
