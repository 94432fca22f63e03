using System.Buffers;
using NewsPipeline.Feeds;
using NewsPipeline.Hosting.Fetching;
using NewsPipeline.Poller;

namespace NewsPipeline.Standalone.Verbs;

/// <summary>What was read from a file or fetched from an address.</summary>
internal sealed record FeedBody(ReadOnlyMemory<byte> Bytes, string? ContentType, Uri? Address);

/// <summary>Gets the bytes of a feed that someone names on the command line.</summary>
internal static class FeedSource
{
    // A little more than the reader takes, so that it can say that there was more.
    private const int LargestBody = 10_000_001;

    public static async Task<FeedBody> ReadAsync(string source, CancellationToken cancellation)
    {
        try
        {
            return Uri.TryCreate(source, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https")
                ? await FetchAsync(url, cancellation)
                : new FeedBody(await ReadUpToAsync(File.OpenRead(source), cancellation), ContentType: null, Address: null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnreadableInputException($"{source} cannot be read: {e.Message}");
        }
    }

    public static async Task<IReadOnlyList<string>> LinesAsync(string list, CancellationToken cancellation)
    {
        try
        {
            return [.. (await File.ReadAllLinesAsync(list, cancellation)).Where(line => line.Length > 0)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnreadableInputException($"{list} cannot be read: {e.Message}");
        }
    }

    // Politely and guarded, as the poller does it; settings come from the environment (Fetch__AllowNetworks and so on).
    private static async Task<FeedBody> FetchAsync(Uri url, CancellationToken cancellation)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddEnvironmentVariables().Build())
            .AddFetching()
            .BuildServiceProvider();
        var fetcher = services.GetRequiredService<Fetcher>();
        return await fetcher.FetchAsync(new FetchRequest(url, Accept: FindFeed.FeedTypes), cancellation) switch
        {
            FetchResult.Fresh page when FeedReader.Read(page.Body, page.ContentType, page.Url) is FeedReading.NotAFeed { IsPage: true }
                && await FindFeed.ThroughAsync(page, fetcher.FetchAsync, cancellation) is { } found => Found(url, found),
            FetchResult.Fresh fresh => new FeedBody(fresh.Body, fresh.ContentType, fresh.Url),
            FetchResult.Failed failed => throw new UnreadableInputException($"{url} cannot be read: {failed.Reason}."),
            _ => throw new InvalidOperationException("An answer that was not asked for."),
        };
    }

    private static FeedBody Found(Uri page, FetchResult.Fresh feed)
    {
        Console.Error.WriteLine($"newspipeline: {page} is a page; its feed is {feed.Url}");
        return new FeedBody(feed.Body, feed.ContentType, feed.Url);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadUpToAsync(Stream stream, CancellationToken cancellation)
    {
        await using var closing = stream;
        var body = new ArrayBufferWriter<byte>(1 << 16);
        while (body.WrittenCount < LargestBody && await stream.ReadAsync(body.GetMemory(1 << 16), cancellation) is var read and > 0)
        {
            body.Advance(read);
        }

        return body.WrittenMemory[..Math.Min(body.WrittenCount, LargestBody)];
    }
}
