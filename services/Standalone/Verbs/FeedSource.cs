using System.Buffers;
using System.Net.Http.Headers;

namespace NewsPipeline.Standalone.Verbs;

/// <summary>What was read from a file or fetched from an address.</summary>
internal sealed record FeedBody(ReadOnlyMemory<byte> Bytes, string? ContentType, Uri? Address);

/// <summary>Gets the bytes of a feed that someone names on the command line.</summary>
internal static class FeedSource
{
    // A little more than the reader takes, so that it can say that there was more.
    private const int LargestBody = (10 << 20) + 1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<FeedBody> ReadAsync(string source, CancellationToken cancellation)
    {
        try
        {
            return Uri.TryCreate(source, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https")
                ? await FetchAsync(url, cancellation)
                : new FeedBody(await ReadUpToAsync(File.OpenRead(source), cancellation), ContentType: null, Address: null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or HttpRequestException)
        {
            throw new UnreadableInputException($"{source} cannot be read: {e.Message}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new UnreadableInputException($"{source} cannot be read: no answer within {Patience.TotalSeconds} seconds.");
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

    private static async Task<FeedBody> FetchAsync(Uri url, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All, MaxAutomaticRedirections = 5 };
        using var client = new HttpClient(handler);
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("NewsPipeline", "0.1"));
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Patience);
        using var answer = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        answer.EnsureSuccessStatusCode();
        var body = await ReadUpToAsync(await answer.Content.ReadAsStreamAsync(deadline.Token), deadline.Token);
        return new FeedBody(body, answer.Content.Headers.ContentType?.ToString(), answer.RequestMessage?.RequestUri ?? url);
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
