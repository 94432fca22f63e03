using NewsPipeline.Search.Asking;
using NewsPipeline.Storage;

namespace NewsPipeline.Search.Api;

/// <summary>Feeds in the order of their addresses; the cursor is the last address of the page before.</summary>
public static class FeedList
{
    public static Page<FeedView> Page(IEnumerable<FeedState> feeds, Question question)
    {
        var matching = feeds
            .Where(feed => question.Outlet is null || string.Equals(feed.Outlet, question.Outlet, StringComparison.OrdinalIgnoreCase))
            .OrderBy(feed => feed.Feed, StringComparer.Ordinal)
            .ToList();
        var from = question.Cursor is { } cursor ? 1 + Place(matching, cursor) : 0;
        var items = matching.Skip(from).Take(question.Size).Select(FeedView.Of).ToList();
        return new Page<FeedView>(items, matching.Count, from + items.Count < matching.Count ? items[^1].Feed : null);
    }

    public static IReadOnlyList<FeedView> WorstFirst(IEnumerable<FeedState> feeds) =>
        [.. feeds.Select(FeedView.Of).OrderBy(feed => feed.State).ThenBy(feed => feed.Feed, StringComparer.Ordinal)];

    private static int Place(List<FeedState> feeds, string cursor)
    {
        var place = feeds.FindIndex(feed => feed.Feed == cursor);
        return place >= 0 ? place : throw Readings.Wrong("cursor", cursor, "the next of a page of these feeds");
    }
}
