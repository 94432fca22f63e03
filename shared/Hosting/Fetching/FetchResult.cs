namespace NewsPipeline.Hosting.Fetching;

/// <summary>What came of asking a server for something: expected outcomes, all of them.</summary>
public abstract record FetchResult
{
    private FetchResult() { }

    /// <param name="Body">After decompression, never longer than <see cref="FetchOptions.LargestBody"/>.</param>
    /// <param name="ETag">As the server wrote it, to be sent back word for word; so <paramref name="LastModified"/>.</param>
    /// <param name="Url">Where the body was found in the end.</param>
    /// <param name="MovedTo">Where the server says that it lives from now on (permanent redirects only).</param>
    /// <param name="MaxAge">How long the server calls this answer good.</param>
    public sealed record Fresh(
        byte[] Body, string? ContentType, string? ETag, string? LastModified, Uri Url, Uri? MovedTo, TimeSpan? MaxAge) : FetchResult;

    public sealed record Unchanged(Uri? MovedTo, TimeSpan? MaxAge) : FetchResult;

    /// <param name="Reason">One line.</param>
    /// <param name="RetryAfter">The server asked for this much patience.</param>
    /// <param name="Gone">The server says that it is gone for good.</param>
    public sealed record Failed(string Reason, TimeSpan? RetryAfter = null, bool Gone = false) : FetchResult;
}

/// <param name="ETag">Validators of the answer we have, where we have one.</param>
/// <param name="Accept">Media types, as the header has them.</param>
/// <param name="BeforeRedirect">Awaited before a redirect is followed; its time counts as the answer's.</param>
public sealed record FetchRequest(
    Uri Url,
    string? ETag = null,
    string? LastModified = null,
    string Accept = "*/*",
    Func<Uri, CancellationToken, Task>? BeforeRedirect = null);
