using Microsoft.Extensions.Options;
using NewsPipeline.Hosting.Fetching;

namespace NewsPipeline.Poller;

/// <summary>Where a feed has only a teaser, reads the article from its page; where that fails, the teaser has to do.</summary>
public sealed class ReadPages(HostGate gate, IOptions<PollerOptions> options, ILogger<ReadPages> logger)
{
    /// <summary>In one visit to a feed; further articles of the same visit keep their teasers.</summary>
    public const int MostPages = 50;

    /// <summary>In characters: a shorter text is taken for a teaser.</summary>
    public const int LongestTeaser = 700;

    private const string Pages = "text/html,application/xhtml+xml;q=0.9";

    public bool IsWanted(Newcomer.Welcome newcomer) =>
        options.Value.FetchPages && newcomer is { Url: not null, Text.Length: < LongestTeaser };

    public async Task<Newcomer.Welcome> ReadAsync(Newcomer.Welcome newcomer, CancellationToken cancellation)
    {
        var url = newcomer.Url!;
        var answer = await gate.FetchAsync(new FetchRequest(url, Accept: Pages), cancellation);
        var (text, problem) = answer switch
        {
            FetchResult.Fresh fresh when IsHtml(fresh.ContentType) => await TextOf(fresh, cancellation),
            FetchResult.Fresh fresh => (null, $"it is {fresh.ContentType}, not HTML"),
            FetchResult.Failed failed => (null, failed.Reason),
            _ => (null, "it is called unchanged, though we never had it"),
        };
        if (text is null || text.Length <= newcomer.Text.Length)
        {
            logger.KeptTeaser(newcomer.Id.Value, url, problem ?? "it says no more than the feed");
            return newcomer;
        }

        return newcomer with { Text = text };
    }

    private static async Task<(string? Text, string? Problem)> TextOf(FetchResult.Fresh page, CancellationToken cancellation) =>
        await PageText.ReadAsync(page.Body, page.ContentType, page.Url, cancellation) is { } text
            ? (text, null)
            : (null, "no article can be made out on it");

    private static bool IsHtml(string? contentType) =>
        contentType is null
        || contentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
        || contentType.StartsWith("application/xhtml+xml", StringComparison.OrdinalIgnoreCase);
}
