using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsPipeline.Feeds.Fuzz;

/// <summary>What must hold for any bytes at all: nothing is thrown, nothing hangs, memory stays in proportion, and what is shown is clean.</summary>
internal static class Probe
{
    /// <summary>A feed costs at most this many bytes of memory for each of its own, and <see cref="Fixed"/> besides.</summary>
    private const int PerByte = 40;

    private const int Fixed = 1_000_000;
    private const int MostCleaned = 3;
    private static readonly HashSet<string> Forbidden = ["script", "style", "iframe", "frame", "object", "embed", "applet", "svg", "math", "base", "meta", "link", "form", "template"];
    private static readonly HashSet<string> Addresses = ["href", "src", "poster", "cite"];
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(5);

    /// <param name="clean">Its HTML is cleaned too, which takes far longer than reading it.</param>
    /// <returns>Bytes allocated in reading it.</returns>
    /// <exception cref="FindingException">What must hold does not.</exception>
    public static long Read(byte[] feed, bool clean)
    {
        var (before, began) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var items = FeedReader.Read(feed, "application/xml", new Uri("https://feeds.example/list/")) switch
        {
            FeedReading.Whole whole => whole.Feed.Items,
            FeedReading.Truncated cut => cut.Feed.Items,
            _ => [],
        };
        var (allocated, took) = (GC.GetAllocatedBytesForCurrentThread() - before, Stopwatch.GetElapsedTime(began));
        Hold(allocated <= ((long)PerByte * feed.Length) + Fixed, $"{allocated:n0} bytes were allocated for {feed.Length:n0}");
        Hold(took < Hang, $"reading took {took.TotalSeconds:n1} s");
        foreach (var item in items)
        {
            Hold(item.Text.Length <= feed.Length * 4L, $"a text of {item.Text.Length:n0} characters came of {feed.Length:n0} bytes");
        }

        foreach (var item in items.Take(clean ? MostCleaned : 0))
        {
            var html = SafeHtml.Clean(item.ContentHtml ?? item.SummaryHtml ?? "", item.ContentUrl);
            Hold(IsClean(html), $"not clean: {html}");
        }

        return allocated;
    }

    private static bool IsClean(string html)
    {
        using var document = new HtmlParser().ParseDocument($"<body>{html}");
        return document.Body!.QuerySelectorAll("*").All(element => !Forbidden.Contains(element.LocalName) && element.Attributes.All(IsClean));
    }

    private static bool IsClean(IAttr attribute) =>
        !attribute.Name.StartsWith("on", StringComparison.Ordinal)
        && (!Addresses.Contains(attribute.Name) || !Uri.TryCreate(attribute.Value, UriKind.Absolute, out var url) || url.Scheme is not ("javascript" or "vbscript" or "data"));

    private static void Hold(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new FindingException(otherwise);
        }
    }
}

internal sealed class FindingException(string message) : Exception(message);
