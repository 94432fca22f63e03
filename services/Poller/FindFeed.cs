using NewsPipeline.Feeds;
using NewsPipeline.Hosting.Fetching;

namespace NewsPipeline.Poller;

/// <summary>Someone named a page instead of a feed: asks the addresses that the page names, then the usual ones, for the first that is a feed.</summary>
public static class FindFeed
{
    public const string FeedTypes =
        "application/atom+xml,application/rss+xml,application/feed+json,application/rdf+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5";

    private const int MostAsked = 12;

    /// <param name="fetch">Every request goes through it, with its limits and its politeness.</param>
    /// <returns>Null where none of them is a feed.</returns>
    public static async Task<FetchResult.Fresh?> ThroughAsync(
        FetchResult.Fresh page, Func<FetchRequest, CancellationToken, Task<FetchResult>> fetch, CancellationToken cancellation)
    {
        var addresses = SiteFeeds.NamedBy(page.Body, page.ContentType, page.Url).Concat(SiteFeeds.UsualPlaces(page.Url)).Distinct();
        foreach (var address in addresses.Where(address => address != page.Url).Take(MostAsked))
        {
            if (await fetch(new FetchRequest(address, Accept: FeedTypes), cancellation) is FetchResult.Fresh answer && IsFeed(answer))
            {
                return answer;
            }
        }

        return null;
    }

    private static bool IsFeed(FetchResult.Fresh answer) => FeedReader.Read(answer.Body, answer.ContentType, answer.Url) is not FeedReading.NotAFeed;
}
