using System.CommandLine;
using NewsPipeline.Feeds;

namespace NewsPipeline.Standalone.Verbs;

/// <summary><c>feed FILE or URL</c>: what a feed says, as JSON.</summary>
internal static class FeedVerb
{
    public static Command Build()
    {
        var source = new Argument<string?>("source") { Description = "A file, or an http or https address.", Arity = ArgumentArity.ZeroOrOne };
        var header = new Option<bool>("--header") { Description = "Writes what the feed says of itself instead of its items." };
        var baseUrl = new Option<string?>("--base-url") { Description = "What relative addresses refer to." };
        var batch = new Option<string?>("--batch") { Description = "A file with one feed file a line; writes one line for each." };
        var command = new Command("feed", "Reads a feed and writes one JSON object per item.") { source, header, baseUrl, batch };
        command.SetAction((arguments, cancellation) => RunAsync(
            arguments.GetValue(source), arguments.GetValue(header), Absolute(arguments.GetValue(baseUrl)), arguments.GetValue(batch), cancellation));
        return command;
    }

    private static Uri? Absolute(string? address) => address is null ? null
        : Uri.TryCreate(address, UriKind.Absolute, out var url) ? url
        : throw new UnreadableInputException($"--base-url {address} is not an absolute address.");

    private static Task RunAsync(string? source, bool header, Uri? baseUrl, string? batch, CancellationToken cancellation) => (source, batch) switch
    {
        (null, { } list) => BatchAsync(list, baseUrl, cancellation),
        ({ } one, null) => OneAsync(one, header, baseUrl, cancellation),
        _ => throw new UnreadableInputException("feed wants either a file or address, or --batch LIST."),
    };

    private static async Task OneAsync(string source, bool header, Uri? baseUrl, CancellationToken cancellation)
    {
        var feed = Feed(source, await FeedSource.ReadAsync(source, cancellation), baseUrl);
        await using var output = JsonLines.Output();
        if (header)
        {
            await JsonLines.WriteAsync(output, FeedLine.Header(feed));
            return;
        }

        foreach (var item in feed.Items)
        {
            await JsonLines.WriteAsync(output, FeedLine.Item(item));
        }
    }

    private static Feed Feed(string source, FeedBody body, Uri? baseUrl)
    {
        switch (FeedReader.Read(body.Bytes, body.ContentType, baseUrl ?? body.Address))
        {
            case FeedReading.Whole whole:
                return whole.Feed;
            case FeedReading.Truncated cut:
                Console.Error.WriteLine($"newspipeline: {source} {cut.Reason}; {cut.Feed.Items.Count} whole items.");
                return cut.Feed;
            case FeedReading.NotAFeed none:
                throw new UnreadableInputException($"{source} is not a feed: {none.Reason}.");
            default:
                throw new InvalidOperationException("A reading that this version does not know.");
        }
    }

    private static async Task BatchAsync(string list, Uri? baseUrl, CancellationToken cancellation)
    {
        await using var output = JsonLines.Output();
        foreach (var line in await FeedSource.LinesAsync(list, cancellation))
        {
            await JsonLines.WriteAsync(output, await FeedLine.OfFileAsync(line, baseUrl, cancellation));
        }
    }
}
