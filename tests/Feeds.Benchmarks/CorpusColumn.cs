using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace NewsPipeline.Feeds.Benchmarks;

/// <summary>What a mean time comes to for the feeds that the reader could read.</summary>
internal sealed class CorpusColumn(string name, string legend, Func<Corpus, BenchmarkReport, BenchmarkCase, double?> value) : IColumn
{
    private const double NanosecondsASecond = 1e9;
    private const double Megabyte = 1e6;

    public static IColumn[] All =>
    [
        new CorpusColumn("Feeds", "Feeds that the reader could read", (corpus, _, _) => corpus.Feeds.Count),
        new CorpusColumn("Items/s", "Items read in a second", (corpus, report, _) => corpus.Items / Seconds(report)),
        new CorpusColumn("MB/s", "Megabytes read in a second", (corpus, report, _) => corpus.Bytes / Megabyte / Seconds(report)),
        new CorpusColumn("B/item", "Bytes allocated per item", (corpus, report, which) => (double?)report.GcStats.GetBytesAllocatedPerOperation(which) / corpus.Items),
    ];

    public string Id => name;

    public string ColumnName => name;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => legend;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase] is { ResultStatistics: not null } report
            ? value(ReadingFeeds.CorpusOf(benchmarkCase.Descriptor.WorkloadMethod.Name), report, benchmarkCase)?.ToString("n0", CultureInfo.InvariantCulture) ?? "?"
            : "?";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    private static double Seconds(BenchmarkReport report) => report.ResultStatistics!.Mean / NanosecondsASecond;
}
