using System.Buffers;
using System.ServiceModel.Syndication;
using System.Xml;
using BenchmarkDotNet.Attributes;
using OtherReader = CodeHollow.FeedReader.FeedReader;

namespace NewsPipeline.Feeds.Benchmarks;

/// <summary>From the bytes of feeds to finished items, dates included; at the ends of the scale, two that make nothing of what they see.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class ReadingFeeds
{
    private static readonly SearchValues<byte> Markup = SearchValues.Create("<&"u8);
    private static readonly XmlReaderSettings Unresolved = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    private static readonly Dictionary<string, Func<byte[], int>> Readers = new()
    {
        [nameof(ScanForMarkup)] = Scan,
        [nameof(WalkByXmlReader)] = Walk,
        [nameof(NewsPipeline)] = feed => FeedReader.Read(feed) is FeedReading.NotAFeed none ? throw new InvalidDataException(none.Reason) : 1,
        [nameof(Syndication)] = Load,
        [nameof(CodeHollowFeedReader)] = feed => OtherReader.ReadFromByteArray(feed).Items.Count,
    };

    private static readonly Dictionary<string, Corpus> Corpora = [];

    [Benchmark]
    public int ScanForMarkup() => ReadAll(nameof(ScanForMarkup));

    [Benchmark]
    public int WalkByXmlReader() => ReadAll(nameof(WalkByXmlReader));

    [Benchmark(Baseline = true)]
    public int NewsPipeline() => ReadAll(nameof(NewsPipeline));

    [Benchmark]
    public int Syndication() => ReadAll(nameof(Syndication));

    [Benchmark]
    public int CodeHollowFeedReader() => ReadAll(nameof(CodeHollowFeedReader));

    internal static Corpus CorpusOf(string reader)
    {
        lock (Corpora)
        {
            return Corpora.TryGetValue(reader, out var corpus) ? corpus : Corpora[reader] = Corpus.ReadableBy(Readers[reader]);
        }
    }

    private static int ReadAll(string reader) => CorpusOf(reader).ReadAll(Readers[reader]);

    private static int Scan(byte[] feed)
    {
        var found = 0;
        for (var rest = feed.AsSpan(); rest.IndexOfAny(Markup) is var at and >= 0; rest = rest[(at + 1)..])
        {
            found++;
        }

        return found;
    }

    private static int Walk(byte[] feed)
    {
        using var reader = XmlReader.Create(new MemoryStream(feed, writable: false), Unresolved);
        var characters = 0;
        while (reader.Read())
        {
            characters += reader.Value.Length;
            while (reader.MoveToNextAttribute())
            {
                characters += reader.Value.Length;
            }
        }

        return characters;
    }

    private static int Load(byte[] feed)
    {
        using var reader = XmlReader.Create(new MemoryStream(feed, writable: false), Unresolved);
        return SyndicationFeed.Load(reader).Items.Sum(item => item.PublishDate.Day);
    }
}
