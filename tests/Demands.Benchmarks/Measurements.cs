using System.Diagnostics;
using System.Globalization;
using NewsPipeline.Demands.Network;
using NewsPipeline.Language;

namespace NewsPipeline.Demands.Benchmarks;

/// <summary>Rows of the table, all over the same articles.</summary>
internal sealed class Measurements
{
    /// <summary>Articles that are read before anything is measured, so that no row pays for compiling.</summary>
    private const int WarmUp = 20;

    private readonly ArticleText[] articles;
    private readonly Window[] windows;

    public Measurements(ArticleText[] articles)
    {
        this.articles = articles;
        windows = [.. articles.SelectMany(article => WindowsOf(article.Title ?? "").Concat(WindowsOf(article.Text ?? "")))];
        Words = articles.Sum(article => (article.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        Pieces = windows.Sum(window => window.Pieces.Length - window.Fresh);
    }

    public int Words { get; }

    /// <summary>Without those that are read a second time as context.</summary>
    public int Pieces { get; }

    public long WindowsAsked { get; private set; }

    public long WindowsRead { get; private set; }

    /// <param name="pass">All articles once, by so many threads.</param>
    public void Measure(string what, int threads, Action<int> pass)
    {
        using var process = Process.GetCurrentProcess();
        var (cpu, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        pass(threads);
        var seconds = clock.Elapsed.TotalSeconds;
        process.Refresh();
        var cpuSeconds = (process.TotalProcessorTime - cpu).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {what} | {articles.Length / cpuSeconds:n1} | {articles.Length / seconds:n1} | {Pieces / cpuSeconds:n0} |"));
    }

    public Action<int> BareNetwork(int together)
    {
        var network = new BareNetwork();
        var runs = windows.OrderBy(window => window.Pieces.Length).Chunk(together).ToArray();
        foreach (var run in runs.Take(WarmUp))
        {
            network.Run(run);
        }

        return _ =>
        {
            using (network)
            {
                foreach (var run in runs)
                {
                    network.Run(run);
                }
            }
        };
    }

    /// <param name="again">Each article is read twice in a row.</param>
    public Action<int> Reading(bool again)
    {
        foreach (var article in articles.Take(WarmUp))
        {
            Read(new(new(ReaderModel.Shared)), article);
        }

        return threads =>
        {
            var windowReader = new WindowReader(ReaderModel.Shared);
            var reader = new ArticleReader(windowReader);
            Parallel.ForEach(articles, new ParallelOptions { MaxDegreeOfParallelism = threads }, article =>
            {
                Read(reader, article);
                if (again)
                {
                    Read(reader, article);
                }
            });
            (WindowsAsked, WindowsRead) = (windowReader.Asked, windowReader.ReadAnew);
        };
    }

    private static void Read(ArticleReader reader, ArticleText article) => reader.Read(article.Title ?? "", article.Text ?? "", declaredLanguage: null);

    private static IEnumerable<Window> WindowsOf(string text) =>
        Demands.Windows.Of(Furniture.Without(text, Sentences.Of(text)).Select(sentence => ReaderModel.Shared.Pieces.Cut(text, sentence.Start, sentence.End)));
}
